"""Which drawing belongs to which setting."""

from collections.abc import Callable

from limelight.adapters.embedded.illustrator.scenes.abstract import paper, shapes, space
from limelight.adapters.embedded.illustrator.scenes.canvas import Brushes, Canvas, Scene
from limelight.adapters.embedded.illustrator.scenes.indoors import (
    feasts,
    gyms,
    homes,
    living,
    public,
    shops,
    stages,
    studios,
    work,
    workshops,
)
from limelight.adapters.embedded.illustrator.scenes.outdoors import (
    coasts,
    gardens,
    heights,
    seasons,
    towns,
    ways,
    winter,
    woods,
)

Generator = Callable[[Canvas, Brushes], Scene]

GENERATORS: dict[str, Generator] = {
    "kitchen": homes.kitchen,
    "dining": homes.dining,
    "windowsill": homes.windowsill,
    "greenhouse": homes.greenhouse,
    "living_room": living.living_room,
    "fireside": feasts.fireside,
    "bedroom": living.bedroom,
    "bathroom": living.bathroom,
    "hallway": living.hallway,
    "cafe": shops.cafe,
    "shop": shops.shop,
    "library": public.library,
    "gallery": public.gallery,
    "office": work.office,
    "classroom": work.classroom,
    "laboratory": workshops.laboratory,
    "workshop": workshops.workshop,
    "gym": gyms.gym,
    "studio": studios.studio,
    "podcast": studios.podcast,
    "stage": stages.stage,
    "party": feasts.party,
    "garden": gardens.garden,
    "meadow": gardens.meadow,
    "orchard": seasons.orchard,
    "park": seasons.park,
    "mountains": heights.mountains,
    "forest": woods.forest,
    "lake": heights.lake,
    "desert": heights.desert,
    "beach": coasts.beach,
    "harbour": coasts.harbour,
    "city": towns.city,
    "street": towns.street,
    "market": towns.market,
    "station": ways.station,
    "airport": ways.airport,
    "stadium": ways.stadium,
    "village": winter.village,
    "abstract": shapes.abstract,
    "papercut": paper.papercut,
    "mosaic": shapes.mosaic,
    "space": space.space,
}

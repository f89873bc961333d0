"""The looks of a character: an editor whose portrait follows, the one it wears, undoing."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters import wardrobe
from limelight.characters.errors import ChangedMeanwhile
from limelight.characters.looks.wearing import wearing
from limelight.characters.pages.choices import choices
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.show import Toast, do
from limelight.characters.pages.typed import LookTyped, met, read, refuse_changed, wrong_of
from limelight.characters.schemas import Character, LookChange, LookId, LookSheet
from limelight.kit.errors import Conflict, Invalid, Problem, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

Asked = Annotated[LookTyped, Form()]


@router.get("/{character_id}/looks/new", dependencies=[may("characters.change")])
async def new(request: Request, character_id: str) -> Response:
    """The editor for another look."""
    desk = Desk(request)
    character = await desk.character(character_id)
    return _editor(desk, character, LookTyped(updated_at=character.updated_at.isoformat()))


@router.get("/{character_id}/looks/{look_id}/edit", dependencies=[may("characters.change")])
async def edit(request: Request, character_id: str, look_id: str) -> Response:
    """The editor for a look there is."""
    desk = Desk(request)
    character = await desk.character(character_id)
    sheet = wardrobe.find_look(character, look_id)
    typed = LookTyped.of(sheet, character.updated_at.isoformat())
    return _editor(desk, character, typed, of=sheet)


@router.post("/{character_id}/looks/sketch", dependencies=[may("characters.change")])
async def sketch(request: Request, character_id: str, typed: Asked) -> Response:
    """The portrait in what is typed, as PNG; raises Invalid, NotAdult or RealPerson."""
    desk = Desk(request)
    character = await desk.character(character_id)
    png = await desk.previews.sketch(wearing(character.appearance, typed.look()))
    return Response(png, media_type="image/png", headers={"Cache-Control": "no-store"})


@router.post("/{character_id}/looks/refresh", dependencies=[may("characters.change")])
async def refresh(request: Request, character_id: str, typed: Asked, look: str = "") -> Response:
    """The editor with the words read into choices."""
    desk = Desk(request)
    character = await desk.character(character_id)
    of = wardrobe.find_look(character, look) if look else None
    try:
        worn = LookTyped.worn_of(typed.look())
    except (Invalid, Refused) as problem:
        return _editor(desk, character, typed, of=of, problem=problem)
    return _editor(desk, character, typed.model_copy(update={**worn, "words": ""}), of=of)


@router.post("/{character_id}/looks", dependencies=[may("characters.change")])
async def add(request: Request, character_id: str, typed: Asked) -> Response:
    """Keep another look; what is wrong is said beside its field and nothing typed is lost."""
    desk = Desk(request)
    character = await desk.character(character_id)
    try:
        look = typed.look()
        if not typed.name.strip():
            raise Invalid("Give the look a name, such as gym or winter.", field="name")
        async with desk.sessions.begin() as db:
            await wardrobe.add_look(
                db, desk.workspace_id, character.id, (typed.name, look), judges=desk.judges.all
            )
    except (Invalid, Refused, Conflict) as problem:
        return _editor(desk, character, typed, problem=problem)
    return desk.go(f"/characters/{character.id}?tab=looks")


@router.post("/{character_id}/looks/restore", dependencies=[may("characters.change")])
async def restore(
    request: Request, character_id: str, sheet: Annotated[str, Form()] = ""
) -> Response:
    """Keep a look again that was deleted."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        back = read(LookSheet, sheet)
        again = (back.name, back.look)
        await wardrobe.add_look(db, desk.workspace_id, character.id, again, judges=desk.judges.all)

    return await do(desk, character_id, "looks", work)


@router.post("/{character_id}/looks/{look_id}", dependencies=[may("characters.change")])
async def save(request: Request, character_id: str, look_id: str, typed: Asked) -> Response:
    """Keep what was changed, unless the character was changed since the editor was opened."""
    desk = Desk(request)
    character = await desk.character(character_id)
    sheet = wardrobe.find_look(character, look_id)
    try:
        change = LookChange(name=typed.name, look=typed.look())
        if not typed.name.strip():
            raise Invalid("Give the look a name, such as gym or winter.", field="name")
        refuse_changed(character, typed.updated_at)
        async with desk.sessions.begin() as db:
            which = (character.id, sheet.id)
            await wardrobe.change_look(db, desk.workspace_id, which, change, judges=desk.judges.all)
    except ChangedMeanwhile as problem:
        now = await desk.character(character_id)
        typed, told = met(
            typed, LookTyped.of(wardrobe.find_look(now, look_id), now.updated_at.isoformat())
        )
        return _editor(desk, now, typed, of=sheet, problem=problem, clash=told)
    except (Invalid, Refused, Conflict) as problem:
        return _editor(desk, character, typed, of=sheet, problem=problem)
    return desk.go(f"/characters/{character.id}?tab=looks")


@router.post("/{character_id}/looks/{look_id}/wear", dependencies=[may("characters.change")])
async def wear(request: Request, character_id: str, look_id: str) -> Response:
    """Make it what the character wears where no look is named."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await wardrobe.wear(db, desk.workspace_id, character.id, LookId(look_id))

    return await do(desk, character_id, "looks", work)


@router.post("/{character_id}/looks/{look_id}/delete", dependencies=[may("characters.change")])
async def delete(request: Request, character_id: str, look_id: str) -> Response:
    """Delete it; what was made with it stays, and it can be brought back at once."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await wardrobe.delete_look(db, desk.workspace_id, character.id, LookId(look_id))

    def undo(before: Character) -> Toast:
        sheet = wardrobe.find_look(before, look_id)
        address = f"/characters/{before.id}/looks/restore"
        return Toast(
            f"The look {sheet.name} is deleted", address, {"sheet": sheet.model_dump_json()}
        )

    return await do(desk, character_id, "looks", work, undo=undo)


def _editor(
    desk: Desk,
    character: Character,
    typed: LookTyped,
    *,
    of: LookSheet | None = None,
    problem: Problem | None = None,
    clash: tuple[str, ...] | None = None,
) -> Response:
    context: dict[str, Any] = {
        "one": character,
        "typed": typed,
        "of": of,
        "wrong": wrong_of(problem, LookTyped, {"look": "words"}),
        "problem": problem,
        "clash": clash,
        "choices": choices(),
    }
    template = "characters/look-form.html" if desk.is_partial else "characters/look.html"
    return desk.show(template, context, 422 if problem else 200)

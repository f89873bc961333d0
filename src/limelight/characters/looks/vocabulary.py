"""The words people describe looks with, as data for `describe`."""

SHADES = (
    "light|dark|deep|pale|bright|very|warm|cool|soft|dirty|ash|ashy|jet|golden|platinum|strawberry|"
    "honey|icy|dusty|burnt|forest|baby|sky|royal|navy|midnight|bottle|olive|mustard|pastel|neon|"
    "faded|natural|rich|medium|sage|electric|hot|rose|steel|moss|emerald|cobalt|copper|silver"
)
COLOURS = (
    "black|white|grey|gray|silver|brown|brunette|blonde|blond|red|ginger|auburn|chestnut|copper|"
    "chocolate|mahogany|caramel|honey|golden|gold|sandy|platinum|strawberry|ash|hazel|amber|green|"
    "emerald|blue|teal|turquoise|aqua|cyan|navy|indigo|violet|purple|lavender|lilac|pink|magenta|"
    "fuchsia|coral|salmon|peach|orange|rust|terracotta|burgundy|maroon|wine|crimson|scarlet|yellow|"
    "mustard|olive|sage|mint|lime|khaki|beige|cream|ivory|camel|tan|taupe|charcoal|slate|plum|rose|"
    "salt[\\s-]and[\\s-]pepper|raven"
)
HAIR_ADJECTIVES = (
    "short|long|medium|medium-length|shoulder-length|chin-length|waist-length|mid-length|cropped|"
    "close-cropped|very|super|curly|wavy|straight|coily|kinky|frizzy|thick|thin|fine|thinning|"
    "receding|messy|tousled|sleek|slicked-back|slicked|swept|swept-back|combed-back|combed|side-swept|"
    "side-parted|parted|spiky|spiked|shaggy|layered|loose|tight|tied-back|tied|braided|plaited|"
    "dark|fair|feathered|voluminous|big|natural|neat|flowing|silky|shiny|glossy|fluffy|choppy|asymmetrical|"
    "textured|dyed|streaked|highlighted|permed|unruly|wild|windswept|box|low|high|half-up|buzzed|"
    "shaved|faded|greying|graying|beach|soft|blunt|french|side|bushy|elegant"
)
HAIR_NOUNS = (
    "hair|bob|lob|pixie(?:\\s+cut)?|afro|braids?|plaits?|cornrows|dreadlocks|dreads|locs|twists|bun|"
    "topknot|top\\s+knot|ponytail|pony\\s+tail|curls|waves|ringlets|undercut|buzz\\s?cut|crew\\s?cut|"
    "mohawk|quiff|pompadour|fringe|bangs|mullet|locks|updo|chignon|fade|mane"
)
HAIR_ENDINGS = (
    "bun|buns|topknot|ponytail|braids?|plaits?|pigtails|updo|chignon|shoulders|waist|back|chin|"
    "fringe|bangs|bob|highlights|undercut|curls|waves|twists|up|down|side|sides|top"
)
HEADWEAR = (
    "hijab|head\\s?scarf|head\\s?wrap|turban|khimar|shayla|durag|gele|beanie|beret|fedora|trilby|boater|"
    "panama|bucket\\s+hat|sun\\s?hat|straw\\s+hat|cowboy\\s+hat|bowler\\s+hat|top\\s+hat|"
    "(?:base\\s?ball|flat|newsboy|peaked|bobble|sports|trucker)\\s+(?:cap|hat)|"
    "head\\s?band|bandana|hat|cap(?![\\s-]+sleeve)"
)
HEADWEAR_ADJECTIVES = (
    "wide-brimmed|broad-brimmed|floppy|felt|straw|woolly|woolen|woollen|wool|knitted|knit|cable-knit|silk|"
    "cotton|linen|velvet|leather|tweed|plain|patterned|striped|floral|loose|elegant|simple|soft|summer|"
    "winter|big|large|small|old|vintage|slouchy|chunky|traditional|chef's|gardening|party|embroidered"
)
EARRINGS = (
    "ear\\s?rings?|ear\\s?studs?|hoops|jhumkas|"
    "(?<=pearl )studs|(?<=diamond )studs|(?<=gold )studs|(?<=silver )studs|(?<=tiny )studs|"
    "(?<=small )studs|(?<=simple )studs"
)
EARRING_ADJECTIVES = (
    "small|big|large|tiny|little|long|short|thin|thick|round|simple|delicate|elegant|chunky|statement|"
    "matching|single|golden|gold|silver|rose|pearl|diamond|crystal|wooden|wood|jade|turquoise|copper|"
    "hoop|stud|drop|dangling|dangly|dangle|teardrop|tassel|chandelier|feather|star|moon|heart"
)
MARKS = (
    "freckles?|beauty\\s+(?:spots?|marks?)|moles?|scars?|dimples?|vitiligo|birthmarks?|rosy\\s+cheeks|"
    "gap\\s+(?:teeth|tooth)|tooth\\s+gap|gap\\s+between\\s+(?:her|his|their|the)\\s+(?:front\\s+)?teeth|"
    "(?:nose|eyebrow)\\s+(?:ring|stud|piercing)|eyebrow\\s+slit|bindi"
)
MARK_ADJECTIVES = (
    "light|faint|many|few|lots\\s+of|small|tiny|big|deep|dark|red|long|thin|old|minor|single|little|soft|"
    "pronounced|visible|golden|silver|gold"
)
MARK_PLACES = (
    "cheeks?|cheekbones?|nose|lips?|eyebrows?|brows?|chin|eyes?|forehead|temple|jaw|face|neck|mouth|"
    "shoulders|nostril"
)
# Names of the illustrator's drawing styles, in the words people use for them.
STYLES = {"toon": "toon|cartoon", "ink": "ink|inked|comic|comic[\\s-]book"}
EYE_ADJECTIVES = (
    "big|large|small|wide|narrow|round|almond|almond-shaped|deep-set|kind|gentle|warm|bright|dark|"
    "light|piercing|sparkling|expressive|smiling|sleepy|tired|beautiful|striking|soulful|ice|steely|"
    "hooded|downturned|upturned|lively|friendly|calm|clear"
)
PLAIN_WORDS = "person|adult|human|individual|character|someone|somebody|eyes|hair|skin"
SKIN_TONES = (
    "very|pale|fair|light|ivory|porcelain|rosy|peach|beige|medium|olive|tan|tanned|golden|honey|"
    "caramel|bronze|bronzed|amber|brown|chestnut|mahogany|dark|deep|ebony|black|espresso|warm|cool|"
    "rich|light-brown|dark-brown|sun-kissed|white"
)
BEARD_ADJECTIVES = (
    "short|long|full|thick|bushy|trimmed|neat|neatly-trimmed|well-groomed|groomed|light|heavy|thin|"
    "pencil|handlebar|curled|big|small|patchy|scruffy|salt-and-pepper|designer|day-old|chin|twirled"
)
BEARD_NOUNS = "beard|goatee|stubble|moustache|mustache|sideburns|soul\\s+patch|van\\s+dyke"
GLASSES_ADJECTIVES = (
    "round|square|rectangular|oval|big|large|oversized|small|thick|thin|wire|wire-rimmed|wire-framed|"
    "metal|horn-rimmed|horn|rimless|thick-rimmed|thick-framed|black-rimmed|black-framed|red-framed|"
    "reading|cat-eye|cat|aviator|half-moon|tortoiseshell|tortoise-shell|retro|vintage|clear|framed|"
    "rimmed|tinted|stylish|narrow|hipster"
)
GLASSES_NOUNS = "glasses|spectacles|specs|eyeglasses|sunglasses"
MATERIALS = (
    "denim|leather|linen|wool|woollen|woolen|knitted|knit|cable-knit|silk|cotton|tweed|flannel|plaid|"
    "striped|checked|chequered|checkered|polka-dot|floral|corduroy|velvet|satin|fleece|cashmere|"
    "open|button-up|button-down|buttoned|oversized|cropped|collared|sleeveless|long-sleeved|"
    "long-sleeve|short-sleeved|crew-neck|v-neck|roll-neck|high-neck|hooded|formal|casual|cozy|cosy|"
    "vintage|chunky|fitted|loose|simple|plain|elegant|smart|tailored|summer|winter|evening|three-piece|"
    "double-breasted|hawaiian|patterned|embroidered|bomber|biker|rain|trench|lab|chef|track|polo|dress|"
    "tank|crisp|warm|soft|neat|rolled-up|turtleneck|suit|puffer|sports|business|work|band"
)
GARMENTS = (
    "turtleneck|turtle\\s+neck|t-?shirts?|tee|shirt|blouse|sweaters?|jumper|pullover|hoodie|sweatshirt|"
    "cardigan|jacket|blazer|overcoat|coat|raincoat|suit|dress|gown|vest|waistcoat|tank\\s?top|tops?|"
    "polo|overalls|dungarees|apron|kimono|sari|tunic|uniform|robe|jersey|scrubs|parka|poncho|anorak"
)
MATERIAL_COLOURS = {"denim": "denim", "leather": "black", "tweed": "brown", "corduroy": "camel"}
BODIES = {
    "slim": "slim|slender|skinny|lanky|petite|willowy|slight",
    "athletic": "athletic|muscular|toned|sporty|fit|ripped|sinewy|well-trained",
    "curvy": "curvy|full-figured|curvaceous|hourglass",
    "broad": "stocky|burly|heavyset|heavy-set|plus-size|plus-sized|chubby|plump|"
    "overweight|broad-shouldered|well-built|sturdy|brawny|portly",
}
BUILDS = {
    "slim": "thin|lean|small|slim|slight|narrow",
    "athletic": "athletic|strong|trained",
    "curvy": "soft|rounded|curved",
    "broad": "broad|large|big|heavy|solid|wide",
    "average": "average|medium|normal|regular",
}
BUILD_NOUNS = "build|built|body|figure|frame|physique|shoulders"
GENDERS = {
    "nonbinary": "non-?binary(?:\\s+(?:person|adult))?|enby|androgynous(?:\\s+person)?|agender|"
    "gender-?fluid(?:\\s+person)?",
    "woman": "woman|lady|girl|female|gal|grandmother|grandma|mother|mom|mum|businesswoman|queen|"
    "witch|actress|waitress",
    "man": "man|gentleman|guy|male|boy|dude|bloke|grandfather|grandpa|father|dad|businessman|king|"
    "wizard|waiter",
}
PRONOUNS = {"woman": "she|her|hers", "man": "he|him|his", "nonbinary": "they|them"}
EUROPEAN = (
    "white|caucasian|european|scandinavian|nordic|swedish|norwegian|danish|finnish|irish|scottish|"
    "english|british|german|french|dutch|italian|spanish|portuguese|greek|russian|ukrainian|(?-i:Polish)|"
    "american|canadian|australian|mediterranean"
)
ELSEWHERE = (
    "african(?:\\s+|-)american|african|afro-?caribbean|afro-?latina|black|nigerian|kenyan|ethiopian|"
    "ghanaian|somali|senegalese|congolese|jamaican|latina|latino|latinx|hispanic|mexican|brazilian|"
    "colombian|peruvian|cuban|argentinian|(?:south|east|southeast|south-?east)(?:\\s+|-)asian|asian|"
    "chinese|japanese|korean|vietnamese|thai|filipino|filipina|indonesian|malaysian|indian|pakistani|"
    "bangladeshi|tamil|sri\\s+lankan|nepali|middle(?:\\s+|-)eastern|arabian|arabic|arab|persian|iranian|"
    "turkish|kurdish|lebanese|moroccan|egyptian|north\\s+african|berber|polynesian|maori|māori|"
    "hawaiian|samoan|native\\s+american|indigenous|aboriginal|inuit|mongolian|mixed(?:\\s+|-)race|"
    "biracial|multiracial"
)

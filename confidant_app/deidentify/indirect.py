"""Points at words that may betray somebody without a name; a reader must judge them."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_PLACE = (
    r"(?:dorp|provincie|stad|straat|gemeente|regio|school|klas|buurt|wijk|streek|eiland|land|"
    r"groningen|drenthe|friesland|nederland|omgeving|groep|flat|gehucht|kerk|noorden|afdeling|"
    r"vereniging|club|leesochtend|plein|haven)"
)
_PEOPLES = (
    r"(?:eritrese|syrische|somalische|turkse|marokkaanse|poolse|chinese|afghaanse|roma|molukse|"
    r"antilliaanse|oekraiense|vietnamese|ghanese|iraanse|iraakse|koerdische|surinaamse|bulgaarse|"
    r"roemeense|joodse|islamitische|hindoestaanse|sinti|zwarte|armeense|ethiopische|tibetaanse)"
)
_OFFICES = (
    r"(?:burgemeester|wethouder|raadslid|statenlid|kamerlid|dominee|huisarts|schooldirecteur|"
    r"wijkagent|notaris|dierenarts|veearts|brandweercommandant|smid|hoefsmid|bakker|slager|"
    r"cafehouder|kroegbaas|koster|organist|dirigent|imam|pastoor|begrafenisondernemer|"
    r"uitvaartverzorger|uitvaartondernemer|dorpsomroeper|omroeper|brugwachter|sluiswachter|"
    r"vuurtorenwachter|molenaar|imker|rietdekker|schaapherder|boswachter|klompenmaker|"
    r"orgelbouwer|beiaardier|valkenier|clown|acteur|actrice|zanger|zangeres|presentator|"
    r"presentatrice|profvoetballer|wielrenner|schaatser|schaatsster|piloot|schipper|"
    r"kermisexploitant|circusdirecteur|goochelaar|predikant|rabbijn|priester|non|monnik|"
    r"oogarts|tandarts|apotheker|officier van justitie|korpschef|gemeentesecretaris|veilingmeester|"
    r"loods|mijnwerker|stuntman|striptekenaar|kunstschilder|beeldhouwer|schrijver|schrijfster)"
)
_KIN = (
    r"(?:vader|moeder|broer|zus|zoon|dochter|man|vrouw|ex|partner|opa|oma|oom|tante|neef|nicht|"
    r"weduwe|weduwnaar|zwager|schoonzus|kleinzoon|kleindochter)"
)
_EVENTS = (
    r"(?:brand|moord|ongeluk|schietpartij|steekpartij|explosie|verdrinking|gezinsdrama|"
    r"vechtpartij|ontvoering|gijzeling|busongeluk|treinongeluk|inval)"
)
_MANY = r"(?:zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|1[0-9]|[6-9])"
_ANIMALS = (
    r"(?:lama|alpaca|kameel|kamelen|emoe|pauw|pauwen|struisvogel|python|papegaai|ezel|shetlander|"
    r"hangbuikzwijn|wolfshond|fret|fretten|leguaan|uil|valk|roofvogel|bijen)s?"
)
_COLOUR = r"(?:roze|paarse|gele|oranje|knalgele|felgele|felroze|goudkleurige|gouden|geruite)"
_CUES = (
    r"(?:vader |moeder |hij |zij |ze |wij |we )?(?:is|zijn|was|waren)? ?(?:de|het|als) enige"
    rf"[^.;!?\n]{{0,60}}?{_PLACE}[a-z]*(?: (?:die|dat|met)[^.,;!?\n]{{0,50}})?",
    r"(?:de|het) enige [a-z]+ (?:gezin|familie|kind|vrouw|man|moeder|vader|meisje|jongen|leerling)",
    rf"(?:het|een|enige|eerste) {_PEOPLES} (?:gezin|familie|restaurant|winkel|kapper)",
    r"zwanger van (?:(?:het )?nummer |de |het )(?!tweede|derde)[a-z0-9]+",
    r"(?:de |een )?[a-z]*(?:drieling|vierling|vijfling|zesling)(?:en)?(?! keer)",
    r"(?:eeneiige |siamese )?tweeling(?:en)?(?! keer)",
    r"[a-z]+ (?:met|van) (?:het|een) lintje(?: uit de krant)?|(?:koninklijke )?onderscheiding",
    r"(?:in|uit|op|door) (?:de krant|het nieuws|de media|het journaal|rtv noord|rtv drenthe|de tv|"
    r"televisie|het dagblad|de voorpagina|de lokale krant|een documentaire|een podcast)"
    r"(?: (?:met|van|over|om) [^.,;!?\n]{1,40})?",
    r"bekende? (?:nederlander|van (?:de )?(?:tv|televisie|radio)|zanger|voetballer|schaatser|"
    r"schrijver)|(?:heel |wereld)?beroemde? [a-z]+",
    rf"(?:enige |oud-)?{_OFFICES} (?:van|in|hier in|op|uit) (?:het|ons|hun|de|dit|een) "
    r"(?:dorp|gemeente|stad|streek|eiland|regio|provincie|noorden|wijk)",
    rf"(?:zelf )?(?:de )?{_KIN} van (?:de|een|onze) (?:oud-)?{_OFFICES}",
    rf"(?:de|onze|die) {_OFFICES} (?:met|zonder|die) [^.,;!?\n]{{3,40}}",
    rf"(?:zelf|{_KIN}) (?:is|was) (?:zelf )?(?:de |een )?(?:oud-)?{_OFFICES}",
    r"iedereen (?:in het dorp |hier )?(?:kent|weet|wist|kende)[^.,;!?\n]{0,30}",
    r"(?:in )?heel het dorp[^.,;!?\n]{0,30}|(?:in )?het hele dorp[^.,;!?\n]{0,30}",
    r"(?:zit |met |in )(?:een |zijn |haar )?(?:elektrische )?rolstoel",
    r"(?:heeft |met )(?:een )?(?:kunstbeen|beenprothese|armprothese|kunstoog|geleidehond|"
    r"blindengeleidehond|hulphond|stoma|donorhart|donornier|hersentumor|open rug|hazenlip|"
    r"schisis|een arm|een been|dwerggroei|albinisme|hemofilie|taaislijmziekte)",
    r"(?:hartkind|prematuurtje|sterrenkind|schouwkind)(?: met [^.,;!?\n]{3,30})?",
    r"zeldzame (?:ziekte|aandoening|afwijking|spierziekte|stofwisselingsziekte)|zeldzaam syndroom",
    r"(?:spierziekte|stofwisselingsziekte|huidziekte|leukemie|taaislijmziekte)",
    r"(?:het )?syndroom van [a-z]+|[a-z]{4,}-?syndroom|"
    r"ziekte van (?!de |het |een |mijn |haar |zijn )[a-z]+",
    rf"(?:de |het |die |dat )?{_EVENTS} (?:in|van|op|bij) [a-z0-9]+(?: [a-z]+)?",
    rf"{_KIN} (?:is |werd |was )?(?:toen )?(?:vermoord|doodgeschoten|doodgereden|verdronken|"
    r"omgekomen|neergestoken|verongelukt)",
    r"(?:nederlands|wereld|europees|provinciaal|gronings|drents|jeugd) ?kampioene?"
    r"(?: [a-z]+){0,2}",
    r"(?:het |de )?(?:jongste|oudste|eerste|grootste|laatste|kleinste) (?:[a-z]+ ){1,3}"
    r"(?:van|in|uit) (?:het|de|heel|ons|dit) "
    r"(?:dorp|provincie|noorden|streek|gemeente|land|eiland|school|regio|stad)[a-z]*",
    rf"(?:heeft |met (?:de |zijn |haar )?|hebben |van )?{_MANY} (?:pleeg|stief|klein|jonge )?"
    r"(?:kinderen|broers en zussen|broers|zussen|dochters|zoons|zonen|meiden|jongens)"
    r"(?: onder de [a-z]+)?",
    r"wo(?:on|ont|nen) (?:al )?(?:op|in) (?:een |de |het )?(?:oude )?(?:woonboot|woonwagen|"
    r"vuurtoren|kerk|molen|kasteel|school|boot|tipi|yurt|klooster|station|bunker|borg|bus|schip)",
    rf"(?:het |de |een |hun |die ){_COLOUR} (?:huis|boerderij|auto|bus|busje|bestelbus|schuur|"
    r"woning|bakfiets|deur|dak|camper|caravan)",
    r"(?:elke|iedere) [a-z]+ (?:met|op) (?:een|de|zijn|haar|hun) [a-z]+ (?:voor|op|langs|door|in|"
    r"bij|naar) (?:de|het) [a-z]+",
    r"(?:al )?[a-z0-9]+ jaar (?:lang )?(?:elke|iedere) [a-z]+ [a-z]+",
    rf"(?:met|heeft|houdt|houden|fokt|fokken) (?:een |zijn |haar |hun |de )?(?:[a-z]+ )?{_ANIMALS}",
    r"met (?:een|de|zijn|haar|hun) (?:[a-z]+ )?(?:trekker|tractor|paardenkoets|huifkar|ligfiets|"
    r"limousine|brandweerauto|lijkwagen|oldtimer)",
    r"jehova'?s? ?getuigen?|mormonen|vrijgemaakt[a-z]* gezin|geadopteerd uit [a-z]+",
    r"(?:prof|top)(?:voetballer|sporter|turnster|schaatser)|olympisch[a-z]* [a-z]+",
)
_CUE = re.compile(r"(?<![^\W_])(?:" + "|".join(_CUES) + r")(?![^\W_])")
_WORDS = word_set(
    "enige zwanger tweeling tweelingen krant nieuws media journaal rtv dagblad voorpagina bekend "
    "bekende beroemd beroemde lintje onderscheiding iedereen dorp rolstoel zeldzame zeldzaam "
    "syndroom ziekte hartkind prematuurtje stoma hazenlip schisis kunstbeen kunstoog hulphond "
    "geleidehond blindengeleidehond donorhart donornier hersentumor beenprothese armprothese "
    "dwerggroei albinisme hemofilie spierziekte leukemie taaislijmziekte stofwisselingsziekte "
    "huidziekte vermoord doodgeschoten doodgereden verdronken omgekomen neergestoken verongelukt "
    "kampioen kampioene kampioenschap jongste oudste grootste laatste kleinste kinderen "
    "pleegkinderen kleinkinderen stiefkinderen broers zussen dochters zoons zonen meiden jongens "
    "woonboot woonwagen vuurtoren kasteel molen tipi yurt klooster bunker gezin familie "
    "roze paarse gele oranje knalgele gouden geruite trekker tractor paardenkoets huifkar ligfiets "
    "limousine lijkwagen oldtimer mormonen jehova jehovas geadopteerd televisie tv documentaire "
    "podcast elke iedere restaurant winkel kapper brand moord ongeluk schietpartij steekpartij "
    "explosie verdrinking gezinsdrama vechtpartij ontvoering gijzeling inval vuurtoren bunker "
    "provincie noorden streek eiland"
) | frozenset(_OFFICES[3:-1].split("|"))
_ANIMAL_WORDS = word_set(
    "lama lamas alpaca alpacas kameel kamelen emoe emoes pauw pauwen struisvogel struisvogels "
    "python papegaai papegaaien hangbuikzwijn wolfshond fret fretten leguaan valk roofvogel "
    "roofvogels shetlander bijen"
)
_TRIGGERS = _WORDS | _ANIMAL_WORDS
_ENDS = (
    "drieling", "vierling", "vijfling", "zesling", "drielingen", "syndroom", "kampioen",
    "kampioene", "voetballer", "sporter",
)  # fmt: skip
_BEFORE, _AFTER = 80, 100


def indirect_marks(scan: Scan) -> Iterator[Mark]:
    """Yield cue phrases: the only one of the village, multiple births, press, rare illnesses."""
    words, low, done, read = scan.words, scan.words.plain.low, 0, 0
    for at, word in enumerate(words.low):
        if not (word in _TRIGGERS or word.endswith(_ENDS)) or words.starts[at] < done:
            continue
        if words.ends[at] + _AFTER // 2 < read:
            continue
        read = words.ends[at] + _AFTER
        window = max(done, words.starts[at] - _BEFORE)
        for found in _CUE.finditer(low, window, min(len(low), words.ends[at] + _AFTER)):
            done = found.end()
            yield Mark(*found.span(), Label.QUASI, Why.INDIRECT, Certainty.MAYBE)

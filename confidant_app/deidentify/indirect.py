"""Points at words that may betray somebody without a name; a reader must judge them."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_PLACE = (
    r"(?:dorp|provincie|stad|straat|gemeente|regio|school|klas|buurt|wijk|streek|eiland|land|"
    r"groningen|drenthe|nederland|omgeving|groep|flat|gehucht|kerk)"
)
_PEOPLES = (
    r"(?:eritrese|syrische|somalische|turkse|marokkaanse|poolse|chinese|afghaanse|roma|molukse|"
    r"antilliaanse|oekraiense|vietnamese|ghanese)"
)
_OFFICES = (
    r"(?:burgemeester|wethouder|raadslid|statenlid|dominee|huisarts|schooldirecteur|wijkagent|"
    r"notaris|dierenarts|brandweercommandant|smid|bakker|slager|cafehouder|koster|begrafenisondernemer|"
    r"kroegbaas|schipper|veerman|molenaar|organist|imam|pastoor|schoolmeester|kapper|groenteboer)"
)
_EVENTS = r"(?:brand|moord|ongeluk|schietpartij|steekpartij|explosie|verdrinking|gezinsdrama)"
_CUES = (
    r"(?:vader |moeder |hij |zij |ze |wij |we )?(?:is|zijn|was|waren)? ?(?:de|het|als) enige"
    rf"[^.;!?\n]{{0,60}}?{_PLACE}[a-z]*(?: (?:die|dat|met)[^.,;!?\n]{{0,50}})?",
    r"(?:de|het) enige [a-z]+ (?:gezin|familie|kind|vrouw|man|moeder|vader|meisje|jongen|leerling)",
    rf"(?:het|een|enige|eerste) {_PEOPLES} gezin",
    r"zwanger van (?:(?:het )?nummer |de |het )(?!tweede)[a-z0-9]+",
    r"[a-z]*(?:drieling|vierling|vijfling|zesling)(?:en)?(?! keer)",
    r"(?:eeneiige |siamese )?tweeling(?:en)?(?! keer)",
    r"(?:in|uit|op|door) (?:de krant|het nieuws|de media|het journaal|rtv noord|rtv drenthe|de tv|"
    r"televisie|het dagblad)",
    r"bekende? (?:nederlander|van (?:tv|televisie|radio)|zanger|voetballer|schaatser|schrijver)",
    rf"(?:oud-)?{_OFFICES} (?:van|in|hier in) (?:het|ons|hun|de|dit) (?:dorp|gemeente|stad|streek)",
    r"iedereen (?:in het dorp |hier )?(?:kent|weet|wist|kende)[^.,;!?\n]{0,30}",
    r"heel het dorp|het hele dorp|in zo'n klein dorp|(?:met|in een) (?:zijn|haar)? ?rolstoel",
    r"zeldzame (?:ziekte|aandoening|afwijking)|zeldzaam syndroom",
    r"(?:het )?syndroom van [a-z]+|[a-z]{4,}-?syndroom",
    rf"(?:de |het )?{_EVENTS} (?:in|van|op|bij) [a-z0-9]+",
    r"(?:nederlands|wereld|europees|provinciaal) ?kampioene?",
    r"(?:jongste|oudste|eerste|grootste|laatste) [a-z]+ (?:van|in|uit) (?:het|de|heel|ons) "
    r"(?:dorp|provincie|noorden|streek|gemeente|land)[a-z]*",
    r"(?:zes|zeven|acht|negen|tien|elf|twaalf|1[0-9]|[6-9]) "
    r"(?:kinderen|broers en zussen|broers|zussen)",
    r"(?:(?:het|de) )?(?:laatste|eerste|enige) [a-z]+ [a-z]+ (?:van|in|uit) (?:het|de|heel|ons) "
    r"(?:dorp|provincie|streek|gemeente)",
    r"[a-z]+ met (?:de |haar |zijn |hun )?(?:vijf|zes|zeven|acht|negen|tien) (?:pleeg)?kinderen",
    rf"(?:zelf )?(?:de )?(?:zus|broer|dochter|zoon|vrouw|man|weduwe|nicht|neef) van de {_OFFICES}",
    r"hart(?:kind|patient)[a-z]*(?: met een [a-z]+ [a-z]+)?",
    r"donor(?:hart|nier|lever)|stamceltransplantatie",
    r"woont? (?:op|in) een (?:woonboot|woonwagen|vuurtoren|kerk|molen|kasteel)",
)
_CUE = re.compile(r"(?<![^\W_])(?:" + "|".join(_CUES) + r")(?![^\W_])")
_FIRST_WORDS = re.compile(
    r"enige|zwanger|ling|krant|nieuws|media|journaal|rtv|dagblad|bekend|dorp|iedereen|rolstoel|"
    r"zeldza|syndroom|brand|moord|ongeluk|partij|explosie|verdrink|drama|kampioen|provincie|"
    r"noorden|streek|gemeente|kinderen|zussen|broers|woonboot|woonwagen|molen|gezin|televisie|tv|hartkind|hartpatient|donor|"
    r"stamcel|(?:zus|broer|dochter|zoon|man) van de"
)
_BEFORE, _AFTER = 90, 130


def indirect_marks(scan: Scan) -> Iterator[Mark]:
    """Yield cue phrases: the only one of the village, multiple births, press, rare illnesses."""
    low, done = scan.words.plain.low, 0
    for hint in _FIRST_WORDS.finditer(low):
        if hint.start() < done:
            continue
        window = max(done, hint.start() - _BEFORE)
        for found in _CUE.finditer(low, window, min(len(low), hint.end() + _AFTER)):
            done = found.end()
            yield Mark(*found.span(), Label.QUASI, Why.INDIRECT, Certainty.MAYBE)

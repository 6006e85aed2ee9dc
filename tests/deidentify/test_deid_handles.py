"""Names on social media and in games, by cue and by shape; words and times beside them stay."""

import pytest

from tests.deidentify.marking import bare, only

HANDLES = """
mijn insta is {demiii.sch} maar die checken ze
Hij reageert als {@boze_vader} en {rik_stuut#2231} en {gio.m05} daar.
snap is beter: {noorbzd.x} heet ik daar
Zij heet op TikTok {lianne.vlog} en plaatst veel.
ze noemt zich op internet {mamavanthijm} al jaren
ik ben {xqvartje} op insta en verder niks
Op Roblox ben ik {D1LLIE.K} en zij niet.
op roblox {xX_jipje_Xx} heet hij
Op Instagram als '{boze moeder}' schreef zij.
discord: {zwartevos88} of bel
Mijn gamertag op xbox is {ridder99x} en meer niet.
Hij zat op snap om 9u15 en om 10 uur.
Via snap hoorde ze niets, op facebook: niets.
Op Facebook schreef zij dat het z.s.m. moest, d.w.z. nu.
Ik heb twee accounts en 3 telefoons.
Het account is geblokkeerd sinds gisteren.
Haar nick op twitch is {9lives-x} en meer niet.
Insta en snap zijn verboden op de groep.
Zij keek op internet naar artikel 1:265b BW.
"""


@pytest.mark.parametrize("sentence", HANDLES.strip().splitlines())
def test_handles(lists, sentence):
    assert only("HANDLE", bare(sentence), lists) == sentence

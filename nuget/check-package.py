#!/usr/bin/env python3
"""Checks what a packed TottoriCare.Domain holds: check-package.py NUPKG SNUPKG REPOSITORY_FOLDER."""
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

package_path, symbols_path, repository = sys.argv[1:]
package, symbols = zipfile.ZipFile(package_path), zipfile.ZipFile(symbols_path)

BUILDS = ("net10.0", "netstandard2.0")
OWN_PARTS = re.compile(r"^(_rels/\.rels|\[Content_Types\]\.xml|package/services/metadata/core-properties/.*\.psmdcp)$")
DEPENDENCIES = {
    "net10.0": {"Ardalis.SmartEnum", "NodaTime"},
    ".NETStandard2.0": {"Ardalis.SmartEnum", "NodaTime", "System.Text.Json"},
}
faults = []


def expect(holds, fault):
    if not holds:
        faults.append(fault)


def content(archive):
    return {name for name in archive.namelist() if not OWN_PARTS.match(name)}


def files(extensions):
    return {f"lib/{build}/TottoriCare.Domain.{extension}" for build in BUILDS for extension in extensions}


expected = {"TottoriCare.Domain.nuspec", "README.md", "icon.png", "rulebooks/FORMAT.md", "rulebooks/rulebook.schema.json"} | files(["dll", "xml"])
expect(content(package) == expected, f"content: {sorted(content(package) ^ expected)}")
expected = {"TottoriCare.Domain.nuspec"} | files(["pdb"])
expect(content(symbols) == expected, f"symbols: {sorted(content(symbols) ^ expected)}")

nuspec = xml.fromstring(package.read("TottoriCare.Domain.nuspec"))
for element in nuspec.iter():
    element.tag = element.tag.split("}")[1]
metadata = nuspec.find("metadata")
text = {element.tag: (element.text or "") for element in metadata}
expect(text["id"] == "TottoriCare.Domain", "id")
expect(text["license"] == "MIT" and metadata.find("license").get("type") == "expression", "licence")
expect(text["readme"] == "README.md" and text["icon"] == "icon.png", "readme or icon")
expect("産後ケア" in text["description"] and "postpartum care" in text["description"], "description in both languages")
expect("産後ケア" in text["tags"].split() and "postpartum-care" in text["tags"].split(), "tags in both languages")
expect(re.fullmatch("[0-9a-f]{40}", metadata.find("repository").get("commit", "")), "commit of the sources")
address = metadata.find("repository").get("url")
expect(address is None or address.startswith("https://"), f"address of the sources: {address}")
groups = {
    group.get("targetFramework"): {dependency.get("id") for dependency in group}
    for group in metadata.find("dependencies")
}
expect(groups == DEPENDENCIES, f"dependencies: {groups}")

readme = package.read("README.md").decode()
expect("産後ケア" in readme and "postpartum care" in readme, "README in both languages")
expect(package.read("icon.png").startswith(b"\x89PNG"), "icon")
for build in BUILDS:
    library = package.read(f"lib/{build}/TottoriCare.Domain.dll")
    names = ["312011.json", "310000.json", "national-holidays.json"]
    expect(all(name.encode() in library for name in names), f"{build}: a rulebook or the calendar is missing")
    documented = xml.fromstring(package.read(f"lib/{build}/TottoriCare.Domain.xml")).findall("members/member")
    expect(len(documented) > 300, f"{build}: only {len(documented)} documented members")
    for extension, archive in (("dll", package), ("xml", package), ("pdb", symbols)):
        part = f"lib/{build}/TottoriCare.Domain.{extension}"
        expect(repository.encode() not in archive.read(part), f"{part} names a folder of this machine")

for fault in faults:
    print("pack:", fault, file=sys.stderr)
sys.exit(bool(faults))

#!/usr/bin/env python3
"""Fetches the official FA(3) schema, its style sheet and the Ministry's 26 sample invoices.

    ksef_package.py FOLDER

They come with the PyPI package ksef2 1.1.0 (MIT): the wheel has schema and style sheet, the source
package the samples. Both are checked against the digests below, then FOLDER/schema and
FOLDER/samples are made, the samples as 01.xml to 26.xml. A folder that is whole is left alone.
"""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

WANTED = {
    "ksef2-1.1.0-py3-none-any.whl": "b294b773f41c1eba21ec5c00afafa7359956acb1af63b4ab4a9668bc932783dc",
    "ksef2-1.1.0.tar.gz": "3fbff6304f390e51de62e3785a60f2f8b8aeb03ec10a5a7ba443b060a7a1a56a",
}
FLAGS = {
    "ksef2-1.1.0-py3-none-any.whl": ["--only-binary=:all:", "--python-version", "3.12"],
    "ksef2-1.1.0.tar.gz": ["--no-binary=:all:", "--ignore-requires-python"],
}


def fetch(name, folder):
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--no-deps", *FLAGS[name], "--dest", folder, "ksef2==1.1.0"], check=True)
    path = pathlib.Path(folder) / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WANTED[name]:
        sys.exit(f"{name} is not the file it was: {digest}")
    return path


def unpack(made, folder):
    schema = made / "schema"
    schema.mkdir()
    with zipfile.ZipFile(fetch("ksef2-1.1.0-py3-none-any.whl", folder)) as wheel:
        for entry in wheel.infolist():
            if "/fa3/definitions/" in entry.filename and not entry.is_dir():
                (schema / pathlib.PurePosixPath(entry.filename).name).write_bytes(
                    wheel.read(entry))
    write_catalog(schema)
    samples = made / "samples"
    samples.mkdir()
    with tarfile.open(fetch("ksef2-1.1.0.tar.gz", folder)) as source:
        for entry in source:
            found = re.search(r"/FA3/samples/FA_3_Przykład_(\d+)\.xml$", entry.name, re.I)
            if found and entry.isfile():
                name = f"{int(found[1]):02}.xml"
                (samples / name).write_bytes(source.extractfile(entry).read())
    if len(list(samples.iterdir())) != 26 or not (schema / "schemat.xsd").exists():
        sys.exit("the packages do not hold what they held")


def write_catalog(schema):
    """The style sheet names its code lists by address; the catalog leads to the files here."""
    names = set()
    for sheet in schema.glob("*.xsl"):
        names |= set(re.findall(r"http://[^'\" ]+?\.xsd", sheet.read_text(encoding="utf-8")))
    entries = []
    for name in sorted(names):
        file = name.rsplit("/", 1)[1]
        if (schema / file).exists():
            entries.append(f'<uri name="{name}" uri="{file}"/><system systemId="{name}" uri="{file}"/>')
    (schema / "catalog.xml").write_text(
        '<?xml version="1.0"?>\n<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">\n'
        + "\n".join(entries) + "\n</catalog>\n", encoding="utf-8")


def main(target):
    if (target / "samples").is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        made = pathlib.Path(scratch) / "made"
        made.mkdir()
        unpack(made, scratch)
        shutil.rmtree(target, ignore_errors=True)
        os.rename(made, target)


main(pathlib.Path(sys.argv[1]))

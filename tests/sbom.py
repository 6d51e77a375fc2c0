"""Completes what cargo-cyclonedx wrote: sbom.py FILE FOLDER-OF-THE-COPY CRATES

Paths of this computer go, SQLite comes in, which a crate brings as C code, and every crate of the list must be there.
"""

import json
import pathlib
import re
import subprocess
import sys

file, copy, crates = sys.argv[1:]
bom = json.loads(pathlib.Path(file).read_text().replace(f"file://{copy}", "file:///doorstep"))

listed = {f"{part['name']} {part['version']}" for part in bom["components"]}
missing = set(pathlib.Path(crates).read_text().splitlines()) - listed
if missing:
    sys.exit(f"not in the list: {sorted(missing)}")

# The version that the crate bundles, from its header.
metadata = subprocess.run(
    ["cargo", "metadata", "--format-version", "1", "--locked", "--manifest-path", f"{copy}/Cargo.toml"],
    check=True, capture_output=True, text=True,
)
crate = next(part for part in json.loads(metadata.stdout)["packages"] if part["name"] == "libsqlite3-sys")
header = pathlib.Path(crate["manifest_path"]).parent / "sqlite3" / "sqlite3.h"
version = re.search(r'#define SQLITE_VERSION +"([\d.]+)"', header.read_text()).group(1)
reference = f"sqlite@{version}"
bom["components"].append({
    "type": "library",
    "bom-ref": reference,
    "name": "sqlite",
    "version": version,
    "description": "The SQL database engine, compiled in by libsqlite3-sys",
    "scope": "required",
    "licenses": [{"license": {"name": "Public domain", "url": "https://sqlite.org/copyright.html"}}],
    "cpe": f"cpe:2.3:a:sqlite:sqlite:{version}:*:*:*:*:*:*:*",
})
bom["dependencies"].append({"ref": reference})
bringer = next(part["bom-ref"] for part in bom["components"] if part["name"] == "libsqlite3-sys")
for dependency in bom["dependencies"]:
    if dependency["ref"] == bringer:
        dependency.setdefault("dependsOn", []).append(reference)

json.dump(bom, sys.stdout, indent=2, ensure_ascii=False)
print()

"""Build hook: compile the catalogues, and put the resources inside the package of a wheel."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version, build_data):
        for po in sorted(Path(self.root, "resources", "i18n").glob("*/LC_MESSAGES/*.po")):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source))
        # An editable install reads resources/ in place; copying 40 MB of fonts would only age.
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"]["resources"] = "cxdesigner/resources"
            build_data["force_include"]["docs/rules"] = "cxdesigner/resources/rules"

"""Every benchmark, one after the other, or those that are named: `python -m tests.benchmarks`.

A number behind the names is how many subscribers there are, where a benchmark wants to know.
"""

from __future__ import annotations

import asyncio
import pkgutil
import sys
from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING

import tests.benchmarks

if TYPE_CHECKING:
    from types import ModuleType


def benchmarks(names: list[str]) -> list[ModuleType]:
    """The modules of this package that have a `main`; only those named, where any is."""
    found = [
        import_module(f"tests.benchmarks.{module.name}")
        for module in pkgutil.iter_modules(tests.benchmarks.__path__)
        if module.name != "__main__" and (not names or module.name in names)
    ]
    return [module for module in found if hasattr(module, "main")]


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()]
    for benchmark in benchmarks([word for word in words if not word.isdigit()]):
        print((benchmark.__doc__ or benchmark.__name__).splitlines()[0], flush=True)
        wanted = len(signature(benchmark.main).parameters)
        asyncio.run(benchmark.main(*numbers[:wanted]))
        print(flush=True)

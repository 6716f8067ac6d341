"""Prints, as JSON, what this interpreter says of its exception classes."""
import builtins
import errno
import importlib
import inspect
import json
import platform

# Modules whose exceptions the site explains or names; the rest of the tree is in builtins.
MODULES = ["asyncio", "concurrent.futures", "http.client", "json", "select", "socket", "ssl", "subprocess", "urllib.error"]


def qualified(cls):
    return cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"


def exceptions_of(module):
    return {name: value for name, value in vars(module).items() if isinstance(value, type) and issubclass(value, BaseException)}


loaded = {}
for name in MODULES:
    try:
        loaded[name] = importlib.import_module(name)
    except ImportError:
        pass

builtin_names = {name for name in exceptions_of(builtins) if not name.startswith("_")}
classes = {builtins.__dict__[name] for name in builtin_names}
for module in loaded.values():
    classes.update(cls for cls in exceptions_of(module).values() if not cls.__name__.startswith("_"))

places = {}
for module_name, module in loaded.items():
    for name, cls in exceptions_of(module).items():
        if f"{module_name}.{name}" != qualified(cls) and not name.startswith("_"):
            places.setdefault(cls, []).append(f"{module_name}.{name}")
for name in builtin_names:
    if builtins.__dict__[name].__name__ != name:
        places.setdefault(builtins.__dict__[name], []).append(name)

errno_names = {}
for number, name in errno.errorcode.items():
    errno_names.setdefault(type(OSError(number, "")), []).append(name)


def attributes(cls):
    members = inspect.getmembers_static(cls, lambda it: inspect.isgetsetdescriptor(it) or inspect.ismemberdescriptor(it))
    return sorted(name for name, _ in members if not name.startswith("_"))


def describe(cls):
    doc = (cls.__doc__ or "").strip().splitlines()
    return {
        "name": qualified(cls),
        "module": cls.__module__,
        "bases": [qualified(base) for base in cls.__bases__],
        "mro": [qualified(base) for base in cls.__mro__ if base is not object],
        "subclasses": sorted(qualified(sub) for sub in cls.__subclasses__() if sub in classes),
        "errnoNames": sorted(errno_names.get(cls, [])) if cls is not OSError else [],
        "attributes": attributes(cls),
        "doc": doc[0] if doc else "",
        "importableFrom": sorted(places.get(cls, [])),
    }


print(json.dumps({
    "python": platform.python_version(),
    "classes": sorted((describe(cls) for cls in classes), key=lambda it: it["name"]),
}))

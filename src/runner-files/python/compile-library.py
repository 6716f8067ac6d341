"""Makes the library's files below /tmp/results from the sources below /tmp/sources; see compile-library.ts."""

import ast
import importlib
import importlib._bootstrap_external as machinery
import io
import json
import marshal
import os
import sys
import tokenize

SOURCES, RESULTS = "/tmp/sources", "/tmp/results"
LIBRARY = os.path.dirname(os.__file__)


def without_words(text):
    """The source without its comments and docstrings, every other line where it was."""
    lines = [line.encode() for line in text.split("\n")]
    cuts = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        # the first two lines may name the encoding
        if token.type == tokenize.COMMENT and token.start[0] > 2:
            row, column = token.start
            start = len(token.line[:column].encode())
            cuts.append((row, start, row, start + len(token.string.encode()), b""))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and type(first.value.value) is str:
                cuts.append((first.lineno, first.col_offset, first.end_lineno, first.end_col_offset, b'""'))
    for row, column, end_row, end_column, new in sorted(cuts, reverse=True):
        before, after = lines[row - 1][:column] + new, lines[end_row - 1][end_column:]
        if row == end_row:
            lines[row - 1] = before + after
        else:
            lines[row - 1 : end_row] = [before, *[b""] * (end_row - row - 1), after]
    return b"\n".join(line.rstrip() for line in lines)


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def files_imported(names):
    """Paths in the library of all that is imported for these modules, but for what the interpreter itself holds."""
    for name in names:
        importlib.import_module(name)
    modules = [module for module in list(sys.modules.values()) if module.__spec__ and module.__spec__.origin != "frozen"]
    files = [getattr(module, "__file__", None) for module in modules]
    return {os.path.relpath(file, LIBRARY) for file in files if file and file.startswith(LIBRARY)}


work = json.loads(read("/tmp/work.json"))
quick = files_imported(work["quick"])
for path in work["library"]:
    text = without_words(read(f"{SOURCES}/{path}"))
    write(f"{RESULTS}/{path}", text)
    if path in quick:
        code = compile(text, f"{LIBRARY}/{path}", "exec", dont_inherit=True, optimize=0)
        # hash-based and unchecked: Python never compares it with the source
        compiled = machinery._code_to_hash_pyc(code, bytes(8), False)
        write(f"{RESULTS}/{machinery.cache_from_source(path)}", compiled)
for name in work["own"]:
    code = compile(read(f"{SOURCES}/own/{name}"), f"<{name}>", "exec", dont_inherit=True, optimize=0)
    write(f"{RESULTS}/own/{name}", marshal.dumps(code))

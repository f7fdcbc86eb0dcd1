#!/usr/bin/env python3
"""Figures of the form of the program: how long its functions and lines are, which files form a circle.

    tests/figures.py [FOLDER]    # src where none is named

A function is what stands from `fn` to its last brace; tests are left out. Characters are those that
are no white space. Modules below one module form a circle where each uses the next, files of their
folders counted as theirs; that a module and what lies below it use each other is no circle.
"""
import pathlib
import re
import sys

WIDEST = 100


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else "src")
    files = {path.relative_to(root): path.read_text() for path in sorted(root.rglob("*.rs"))}
    code = {path: untested(text) for path, text in files.items() if path.name != "tests.rs"}
    functions = [(path, *found) for path, text in code.items() for found in functions_of(text)]
    lines = sorted(lines for _, _, lines, _ in functions)
    characters = sorted(characters for _, _, _, characters in functions)
    wide = [line for text in files.values() for line in text.splitlines() if len(line) > WIDEST]
    circles = circles_of(code)
    print(f"files                     {len(files)}")
    print(f"functions                 {len(functions)}")
    print(f"lines a function          {spread(lines)}")
    print(f"characters a function     {spread(characters)}")
    path, name, longest, _ = max(functions, key=lambda one: one[2])
    print(f"longest function          {longest} lines: `{name}` in {path}")
    print(f"lines over {WIDEST} columns     {len(wide)}")
    print(f"longest file              {max(len(text.splitlines()) for text in files.values())} lines")
    print(f"circles                   {len(circles)}")
    for circle in circles:
        print("  " + ", ".join("::".join(module) for module in circle))


def spread(numbers):
    """Median, nine in ten, longest."""
    return f"{numbers[len(numbers) // 2]} / {numbers[len(numbers) * 9 // 10]} / {numbers[-1]}"


def untested(text):
    """The text before its tests."""
    return re.split(r"^#\[cfg\(test\)\]\nmod tests", text, flags=re.M)[0]


def blanked(text):
    """The text with spaces for comments, strings and characters, so that braces are braces."""
    token = re.compile(
        r'//[^\n]*|/\*.*?\*/|r(#*)".*?"\1|b?"(?:\\.|[^"\\])*"|b?\'(?:\\.[^\']*|[^\'\\])\'', re.S
    )
    return token.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def functions_of(text):
    """Name, lines and characters of every function with a body."""
    plain = blanked(text)
    for found in re.finditer(r"\bfn\s+(\w+)", plain):
        opened = body_of(plain, found.end())
        if opened is None:
            continue
        end = closing(plain, opened)
        whole = text[found.start():end]
        yield found[1], whole.count("\n") + 1, len(re.sub(r"\s", "", whole))


def body_of(plain, at):
    """Where the body of a function opens; nowhere where it has none."""
    depth = 0
    for place in range(at, len(plain)):
        character = plain[place]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == ";" and depth == 0:
            return None
        elif character == "{" and depth == 0:
            return place
    return None


def closing(plain, opened):
    depth = 0
    for place in range(opened, len(plain)):
        depth += {"{": 1, "}": -1}.get(plain[place], 0)
        if depth == 0:
            return place + 1
    return len(plain)


def circles_of(code):
    """Groups of modules below one module of which each uses the others, over some way."""
    modules = {path.with_suffix("").parts: text for path, text in code.items()}
    edges = {}
    for own, text in modules.items():
        for used in used_by(own, text, modules):
            shared = 0
            while shared < min(len(own), len(used)) and own[shared] == used[shared]:
                shared += 1
            if shared < min(len(own), len(used)):
                start, goal = own[:shared + 1], used[:shared + 1]
                edges.setdefault(start, set()).add(goal)
    return components(edges)


def used_by(own, text, modules):
    """The modules that a module names."""
    for path in paths(blanked(text)):
        first, rest = path[0], path[1:]
        base = {"crate": (), "self": own, "super": own[:-1]}.get(first)
        whole = own + path if base is None else base + rest
        while whole and whole not in modules:
            whole = whole[:-1]
        if whole and whole != own:
            yield whole


def paths(plain):
    """Every path with a `::`, those of a `use` one by one."""
    uses = re.compile(r"\buse\s+([^;]+);")
    for found in uses.finditer(plain):
        yield from spread_out((), found[1])
    for found in re.finditer(r"\w+(?:::\w+)+", uses.sub("", plain)):
        yield tuple(found[0].split("::"))


def spread_out(base, tree):
    """`a::{b, c::d}` as `a::b` and `a::c::d`."""
    tree = tree.strip()
    before, brace, inside = tree.partition("{")
    steps = tuple(step.strip() for step in before.split(" as ")[0].split("::"))
    base += tuple(step for step in steps if step and step != "*")
    if not brace:
        yield base[:-1] if len(base) > 1 and base[-1] == "self" else base
        return
    depth, start, inside = 0, 0, inside[:inside.rfind("}")]
    for at, character in enumerate(inside + ","):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character == "," and depth == 0:
            if inside[start:at].strip():
                yield from spread_out(base, inside[start:at])
            start = at + 1


def components(edges):
    """The strongly connected parts of more than one module, sorted."""
    nodes = sorted(set(edges) | {goal for goals in edges.values() for goal in goals})
    reached = {node: reach(node, edges) for node in nodes}
    seen, circles = set(), []
    for node in nodes:
        if node in seen or node not in reached[node]:
            continue
        circle = [other for other in nodes if other in reached[node] and node in reached[other]]
        seen.update(circle)
        circles.append(circle)
    return circles


def reach(node, edges):
    found, open_nodes = set(), [node]
    while open_nodes:
        for goal in edges.get(open_nodes.pop(), ()):
            if goal not in found:
                found.add(goal)
                open_nodes.append(goal)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])

#!/usr/bin/env python3
"""Record goldens: run cases under the original releases, keep the answers.

    record_goldens.py [--oracles DIR] [--release R] [--jobs N] [--force] [CASE ...]

Each tests/goldens/RELEASE/NAME.py runs under the original Keras RELEASE and its
RESULT is written to NAME.json beside it. CASE is a name (`sgd`), a release and
a name (`0.3.1/sgd`) or a path; without any, all cases are taken. A case whose
JSON is newer than its source and than the helpers is skipped unless --force.

make-oracles.sh, in this folder, installs the originals; DIR is where (default:
.oracles, or the variable ORACLES). Cases of one release share a compile cache
and wait for each other there, so more jobs than releases gain little.
"""
import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDENS = ROOT / 'tests' / 'goldens'
HELPERS = [GOLDENS / 'run_case.py', GOLDENS / 'case_helpers.py']


def find_cases(names, releases):
    """The cases meant by `names`, each once, in the order of their paths."""
    every = [p for p in sorted(GOLDENS.glob('*/*.py'))
             if not releases or p.parent.name in releases]
    if not names:
        return every
    found = []
    for name in names:
        wanted = name[:-3] if name.endswith('.py') else name
        matching = [p for p in every
                    if wanted in (p.stem, f'{p.parent.name}/{p.stem}')
                    or Path(name).resolve() == p]
        if not matching:
            sys.exit(f'no case {name!r} below {GOLDENS}')
        found += [p for p in matching if p not in found]
    return found


def is_fresh(case):
    answer = case.with_suffix('.json')
    sources = [case] + [p for p in HELPERS if p.exists()]
    return (answer.exists() and
            answer.stat().st_mtime >= max(p.stat().st_mtime for p in sources))


def record(case, oracles, timeout):
    """Run a case under its original; None, or the text of what went wrong."""
    answer = case.with_suffix('.json')
    waiting = answer.with_suffix('.json.new')
    command = [str(oracles / 'run'), case.parent.name, '-B',
               str(GOLDENS / 'run_case.py'), str(case), str(waiting)]
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, timeout=timeout)
    except subprocess.TimeoutExpired:
        return f'no answer in {timeout} s'
    try:
        if done.returncode:
            return done.stderr.decode('utf-8', 'replace')
        document = json.loads(waiting.read_text())
        if document['keras'] != case.parent.name:
            return (f"ran under keras {document['keras']}, "
                    f'not {case.parent.name}')
        broken = [f'{key}: {value}'
                  for key, value in document['result'].items()
                  if key.endswith('/raised')]
        if broken:
            return '\n'.join(broken) + '\n' + done.stderr.decode('utf-8',
                                                                 'replace')
        os.replace(waiting, answer)
    finally:
        waiting.unlink(missing_ok=True)
    return None


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('cases', nargs='*', metavar='CASE')
    parser.add_argument('--oracles', type=Path, metavar='DIR',
                        default=os.environ.get('ORACLES', ROOT / '.oracles'))
    parser.add_argument('--release', action='append', metavar='R',
                        help='only cases of this release (may be repeated)')
    parser.add_argument('--jobs', type=int, default=1, metavar='N')
    parser.add_argument('--timeout', type=float, default=1800, metavar='S')
    parser.add_argument('--force', action='store_true',
                        help='record also what is up to date')
    options = parser.parse_args()

    oracles = Path(options.oracles).resolve()
    if not (oracles / 'run').exists():
        sys.exit(f'no originals in {oracles}; install them with '
                 f'tools/make-oracles.sh {oracles}')
    cases = find_cases(options.cases, options.release)
    todo = [c for c in cases if options.force or not is_fresh(c)]
    if len(todo) < len(cases):
        print(f'{len(cases) - len(todo)} of {len(cases)} are up to date')

    failures = {}

    def one(case):
        start = time.monotonic()
        return record(case, oracles, options.timeout), time.monotonic() - start

    with ThreadPoolExecutor(max_workers=options.jobs) as pool:
        running = {pool.submit(one, case): case for case in todo}
        for future in as_completed(running):
            case = running[future]
            name = f'{case.parent.name}/{case.stem}'
            problem, seconds = future.result()
            if problem:
                failures[name] = problem
            print(f"{'FAILED' if problem else 'ok':6} {name} "
                  f'({seconds:.1f} s)', flush=True)
    for name in sorted(failures):
        print(f'\n{name}\n{failures[name]}', file=sys.stderr)
    print(f'{len(todo) - len(failures)} recorded, {len(failures)} failed')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())

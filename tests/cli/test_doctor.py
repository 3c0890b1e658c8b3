"""The doctor never falls ill itself."""
import os
import subprocess
import sys

import pytest

from keras1.backend.fast_paths import PATHS
from keras1.cli import doctor
from keras1.cli.doctor import Finding, fenced, gigaflops, main, report


def topics(findings):
    return [finding.topic for finding in findings]


def run(*words, **environment):
    return subprocess.run([sys.executable, "-m", "keras1", "doctor", *words], env={**os.environ, **environment},
                          capture_output=True, text=True, timeout=120)


def test_a_sound_installation_is_described():
    findings = report(measure=False)
    assert topics(findings) == ["Python", "keras1", *doctor.PACKAGES, "emulating", "compiler", "keras.json", "BLAS",
                                "cache", "kernels", *["fast path"] * len(PATHS)]


def test_a_fault_makes_the_exit_status_1(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "report", lambda measure: [Finding("a", "fine"), Finding("b", "ill", "cure it")])
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 fault"
    monkeypatch.setattr(doctor, "report", lambda measure: [Finding("a", "fine")])
    assert main(["--fast"]) == 0


def test_what_fails_becomes_a_finding():
    def broken():
        yield Finding("one", "fine")
        raise OSError("no such thing\nand more")
    first, second = fenced(broken)
    assert first.remedy is None
    assert second.text == "OSError: no such thing" and second.remedy


def test_an_empty_error_too():
    def broken():
        raise ValueError
        yield
    finding, = fenced(broken)
    assert finding.text == "ValueError: " and finding.topic == "broken"


def test_a_missing_package_says_how_to_get_it(monkeypatch):
    def version(name):
        raise doctor.metadata.PackageNotFoundError(name)
    monkeypatch.setattr(doctor.metadata, "version", version)
    assert doctor._package("h5py") == Finding("h5py", "not installed", "pip install h5py")


@pytest.mark.parametrize("version, faulty", [("1.23.5", False), ("1.24.0", True), ("2.1.0rc1", True)])
def test_a_numpy_too_new(monkeypatch, version, faulty):
    monkeypatch.setattr(doctor.metadata, "version", lambda name: version)
    assert (doctor._package("numpy").remedy is not None) is faulty


def test_an_old_python(monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 12, 0))
    assert next(doctor.versions()).remedy.startswith("use Python 3.9")


def test_a_cache_that_cannot_be_written(tmp_path):
    assert doctor._writable(str(tmp_path)) is None
    assert "base_compiledir" in doctor._writable(str(tmp_path / "missing"))


def test_speed_is_of_the_right_size():
    assert gigaflops(lambda: None, size=10, times=2) > 0


def test_without_a_compiler(tmp_path):
    done = run("--fast", PATH=str(tmp_path))
    assert done.returncode == 1 and "install g++" in done.stdout and "1 fault" in done.stdout


def test_with_a_backend_that_does_not_import():
    done = run(KERAS_BACKEND="tensorflow")
    assert done.returncode == 1 and done.stdout.count("FAULT") == 1 and "unset KERAS_BACKEND" in done.stdout


def test_with_a_cache_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("--fast", THEANO_FLAGS="base_compiledir=%s" % (tmp_path / "file"))
    assert done.returncode == 1 and "FAULT" in done.stdout and not done.stderr.count("Traceback")

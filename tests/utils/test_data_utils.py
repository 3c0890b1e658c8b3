"""Downloads, against a server of this machine."""
import contextlib
import gzip
import hashlib
import http.server
import io
import os
import tarfile
import threading
import urllib.request
import zipfile

import pytest

import keras1
from keras1.errors import DataError, UntrustedCodeError
from keras1.utils import data_utils
from keras1.utils.data_utils import fetch, get_file, urlretrieve, validate_file

RELEASES = ["0.3.1", "0.3.2", "0.3.3"]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.send_error(404)
        elif isinstance(answer, str):
            self.send_response(302)
            self.send_header("Location", answer)
            self.end_headers()
        else:
            self.answer(*answer)

    def answer(self, content, length):
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    """A server: ``answers`` by path are (content, length said) or the path to go to."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.answers, running.asked = {}, []
        running.url = "http://127.0.0.1:%d" % running.server_port
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """The directory of downloads, in a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / ".keras" / "datasets"


def serve(server, path, content, length=-1):
    server.answers[path] = (content, len(content) if length == -1 else length)
    return server.url + path


def archived(*members):
    """A .tar.gz of (name, content or TarInfo)."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        for name, content in members:
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(content, bytes):
                info.size = len(content)
            tar.addfile(info, io.BytesIO(content) if isinstance(content, bytes) else None)
    return target.getvalue()


# -- whole or not at all

@pytest.mark.parametrize("release", RELEASES)
def test_a_file_is_downloaded_once(server, cache, release):
    origin = serve(server, "/a", b"x" * 20000)
    with keras1.emulate(release):
        paths = {get_file("a.bin", origin) for _ in range(3)}
    assert paths == {str(cache / "a.bin")} and server.asked == ["/a"]
    assert (cache / "a.bin").read_bytes() == b"x" * 20000
    assert os.listdir(cache) == ["a.bin"]


def test_the_mode_of_a_file_is_that_of_any_other(server, cache, tmp_path):
    (tmp_path / "other").touch()
    path = get_file("a", serve(server, "/a", b"x"))
    assert os.stat(path).st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("release", RELEASES)
def test_less_than_was_said_is_an_error_and_leaves_nothing(server, cache, release):
    origin = serve(server, "/a", b"x" * 9000, length=30000)
    with keras1.emulate(release), pytest.raises(OSError, match="got only 9000 out of 30000 bytes") as caught:
        get_file("a", origin)
    assert isinstance(caught.value, DataError) and os.listdir(cache) == []


def test_an_interrupted_download_leaves_nothing(server, cache, monkeypatch):
    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(data_utils, "_verify", interrupt)
    with pytest.raises(KeyboardInterrupt):
        get_file("a", serve(server, "/a", b"x"))
    assert os.listdir(cache) == []


def test_a_server_that_does_not_say_the_length(server, cache, capsys):
    path = get_file("a", serve(server, "/a", b"x" * 20000, length=None))
    assert os.path.getsize(path) == 20000
    assert capsys.readouterr().out.count("\n") == 1  # no bar


def test_a_redirection_is_followed(server, cache):
    server.answers["/old"] = "/new"
    serve(server, "/new", b"moved")
    get_file("a", server.url + "/old")
    assert (cache / "a").read_bytes() == b"moved"


def test_an_address_of_a_file(tmp_path, cache):
    (tmp_path / "there").write_bytes(b"here")
    get_file("a", (tmp_path / "there").as_uri())
    assert (cache / "a").read_bytes() == b"here"


def test_several_threads_get_whole_files(server, cache):
    origin = serve(server, "/a", os.urandom(200000))
    threads = [threading.Thread(target=get_file, args=("a", origin)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (cache / "a").read_bytes() == server.answers["/a"][0] and os.listdir(cache) == ["a"]


def test_a_checksum_is_compared(server, cache):
    origin = serve(server, "/a", b"content")
    with pytest.raises(Exception, match="MD5 checksum 9a0364b9e99bb480dd25e1f0284c8555, expected 0") as caught:
        fetch("a", origin, md5="0" * 32)
    assert isinstance(caught.value, DataError) and os.listdir(cache) == []
    assert fetch("a", origin, md5=hashlib.md5(b"content").hexdigest()) == str(cache / "a")


# -- no connection

@contextlib.contextmanager
def closed_port():
    """The address of a server that is not there."""
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as gone:
        url = "http://127.0.0.1:%d/a" % gone.server_port
    yield url


@pytest.mark.parametrize("release,name,message", [
    ("0.3.1", "OSError", "[Errno socket error] [Errno 111] Connection refused"),
    ("0.3.2", "OSError", "[Errno socket error] [Errno 111] Connection refused"),
    ("0.3.3", "Exception", "URL fetch failure on %s: None -- [Errno 111] Connection refused")])
def test_offline(cache, release, name, message):
    with keras1.emulate(release), closed_port() as url, pytest.raises(DataError) as caught:
        get_file("a.pkl", url)
    assert type(caught.value).__name__ == name
    assert caught.value.args == (message.replace("%s", url),)
    assert "put the file there by hand: %s (from %s)" % (cache / "a.pkl", url) in caught.value.hint
    assert os.listdir(cache) == []


@pytest.mark.parametrize("release,message", [
    ("0.3.1", "URL fetch failure on %s: 404 -- Not Found"), ("0.3.3", "URL fetch failure on %s: None -- Not Found")])
def test_no_such_file(server, cache, release, message):
    origin = server.url + "/none"
    with keras1.emulate(release), pytest.raises(Exception) as caught:
        get_file("a", origin)
    shown = origin[len("http:"):] if release == "0.3.1" else origin
    assert caught.value.args == (message % shown,) and type(caught.value).__name__ == "Exception"
    assert os.listdir(cache) == []


def test_a_file_put_there_by_hand_needs_no_connection(cache):
    cache.mkdir(parents=True)
    (cache / "a.pkl").write_bytes(b"by hand")
    with closed_port() as url:
        assert get_file("a.pkl", url) == str(cache / "a.pkl")


# -- what is printed

@pytest.mark.parametrize("release,shown", [("0.3.1", [8192, 16384, 24576]), ("0.3.3", [16384, 24576])])
def test_the_bar(server, cache, capsys, release, shown):
    origin = serve(server, "/a", b"x" * 20000)
    with keras1.emulate(release):
        get_file("a", origin)
        out = capsys.readouterr().out
        get_file("a", origin)
    assert out.startswith("Downloading data from %s\n" % origin)
    assert [int(line.split("/")[0]) for line in out.split("\r")[1:]] == shown
    assert capsys.readouterr().out == ""


def test_urlretrieve_reports_chunks(server, tmp_path):
    seen = []
    with keras1.emulate("0.3.3"):
        urlretrieve(serve(server, "/a", b"x" * 10000), str(tmp_path / "a"), lambda *args: seen.append(args))
    assert seen == [(1, 8192, 10000), (2, 8192, 10000)]
    urlretrieve(server.url + "/a", str(tmp_path / "b"))
    assert (tmp_path / "b").read_bytes() == b"x" * 10000


# -- where it is kept

def test_without_a_home_to_write_to_it_is_kept_in_tmp(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    make = os.makedirs
    monkeypatch.setattr(os, "makedirs", lambda path, **options: path.startswith("/tmp/.") or make(path, **options))
    assert data_utils._cache() == os.path.join("/tmp", ".keras", "datasets")


def test_a_path_of_its_own(server, tmp_path):
    path = str(tmp_path / "elsewhere.txt")
    assert get_file(path, serve(server, "/a", b"x")) == path and os.path.exists(path)


# -- archives

def test_an_archive_is_unpacked_once(server, cache, capsys):
    origin = serve(server, "/a", archived(("things/a.txt", b"a"), ("things/inner/b.txt", b"b")))
    for _ in range(2):
        assert get_file("things", origin, untar=True) == str(cache / "things")
    assert (cache / "things" / "inner" / "b.txt").read_bytes() == b"b"
    assert sorted(os.listdir(cache)) == ["things", "things.tar.gz"]
    assert capsys.readouterr().out.count("Untaring file...\n") == 1 and server.asked == ["/a"]


def test_an_archive_of_another_name_is_merged(server, cache):
    (cache / "shared").mkdir(parents=True)
    (cache / "shared" / "mine").touch()
    get_file("things", serve(server, "/a", archived(("shared/a", b"a"), ("single", b"s"))), untar=True)
    assert sorted(os.listdir(cache / "shared")) == ["a", "mine"] and (cache / "single").read_bytes() == b"s"


BROKEN = {
    "no archive": b"<html>sorry</html>",
    "no tar": gzip.compress(b"text" * 1000),
    "cut": archived(("things/a", os.urandom(9000)))[:-4000],
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_archive_says_so_and_unpacks_nothing(server, cache, name):
    origin = serve(server, "/a", BROKEN[name])
    for _ in range(2):  # it stays there, so the second error is the same
        with pytest.raises(tarfile.ReadError) as caught:
            get_file("things", origin, untar=True)
        assert isinstance(caught.value, DataError)
        assert "delete it and it is downloaded again: %s" % (cache / "things.tar.gz") in caught.value.hint
    assert os.listdir(cache) == ["things.tar.gz"]


def link(name, target, kind):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


EVIL = {
    "parent": ("../evil", b"x"),
    "hidden parent": ("things/../../evil", b"x"),
    "absolute": ("/tmp/keras1-evil", b"x"),
    "link": ("", link("things/link", "/etc", tarfile.SYMTYPE)),
    "hard link": ("", link("things/link", "/etc/passwd", tarfile.LNKTYPE)),
    "device": ("", link("things/device", "", tarfile.CHRTYPE)),
    "pipe": ("", link("things/pipe", "", tarfile.FIFOTYPE)),
}


@pytest.mark.parametrize("name", sorted(EVIL))
def test_what_would_lie_elsewhere_is_refused(server, cache, name):
    origin = serve(server, "/a", archived(("things/a", b"a"), EVIL[name]))
    with pytest.raises(UntrustedCodeError, match="which is not unpacked"):
        get_file("things", origin, untar=True)
    assert os.listdir(cache) == ["things.tar.gz"]
    assert not os.path.exists("/tmp/keras1-evil") and not (cache.parent / "evil").exists()


# -- the old module

@pytest.mark.parametrize("release,count", [("0.3.2", 0), ("0.3.3", 1)])
def test_the_old_module_says_that_it_was_moved(release, count, recwarn):
    from keras1.datasets import data_utils as old
    with keras1.emulate(release):
        old._warn_of_move()
    assert len(recwarn) == count
    assert old.get_file is get_file and old.urlretrieve is urlretrieve


def test_the_opener_of_that_time(server, tmp_path):
    from keras1.datasets.data_utils import ParanoidURLopener
    opener = ParanoidURLopener()
    opener.retrieve(serve(server, "/a", b"x"), str(tmp_path / "a"), lambda *args: None)
    assert (tmp_path / "a").read_bytes() == b"x"
    with pytest.raises(Exception, match="URL fetch failure on there: 500 -- Oh"):
        opener.http_error_default("there", None, 500, "Oh", {})


def test_errors_of_other_kinds_pass(monkeypatch):
    with pytest.raises(ValueError, match="unknown url type"):
        get_file("a", "nonsense")
    assert urllib.request.urlopen is data_utils.urlopen


def test_a_file_of_another_checksum_is_downloaded_again(server, capsys):
    server.answers["/x"] = (b"new", 3)
    digest = hashlib.md5(b"new").hexdigest()
    path = get_file("x", server.url + "/x", md5_hash=digest, cache_subdir="models")
    assert path.endswith(os.path.join(".keras", "models", "x")) and validate_file(path, digest)
    assert get_file("x", server.url + "/x", md5_hash=digest, cache_subdir="models") == path
    assert server.asked == ["/x"]
    with open(path, "wb") as file:
        file.write(b"old")
    assert not validate_file(path, digest)
    capsys.readouterr()
    get_file("x", server.url + "/x", md5_hash=digest, cache_subdir="models")
    assert capsys.readouterr().out.startswith("A local file was found, but it seems to be incomplete or outdated.\n")
    assert validate_file(path, digest) and server.asked == ["/x", "/x"]


def test_a_bad_download_leaves_the_old_file(server):
    server.answers["/x"] = (b"bad", 3)
    path = get_file("x", server.url + "/x")
    with pytest.raises(DataError, match="MD5 checksum"):
        get_file("x", server.url + "/x", md5_hash=hashlib.md5(b"good").hexdigest())
    with open(path, "rb") as file:
        assert file.read() == b"bad"


def test_1_2_2_draws_no_bar(server, capsys):
    server.answers["/x"] = (b"new", 3)
    with keras1.emulate("1.2.2"):
        get_file("x", server.url + "/x")
    assert capsys.readouterr().out == "Downloading data from %s/x\n" % server.url


# -- 2.x: checksums by SHA-256, other archives, a directory of one's own

@pytest.fixture
def keras2():
    with keras1.emulate("2.3.1"):
        yield


def test_checksums_of_either_kind(server, cache, keras2, capsys):
    origin = serve(server, "/a", b"content")
    for digest in (hashlib.sha256(b"content").hexdigest(), hashlib.md5(b"content").hexdigest()):
        assert get_file("a", origin, file_hash=digest) == str(cache / "a")
        assert validate_file(str(cache / "a"), digest) and not validate_file(str(cache / "a"), digest[::-1])
    assert server.asked == ["/a"]
    (cache / "a").write_bytes(b"other")
    get_file("a", origin, md5_hash=hashlib.md5(b"content").hexdigest())
    assert (cache / "a").read_bytes() == b"content"
    assert ("incomplete or outdated because the md5 file hash does not match the original value of %s so we will "
            "re-download the data." % hashlib.md5(b"content").hexdigest()) in capsys.readouterr().out


def zipped(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


@pytest.mark.parametrize("archive", [zipped(d__a=b"one"), archived(("d/a", b"one"))], ids=["zip", "tar"])
@pytest.mark.parametrize("format_", ["auto", ["tar", "zip"]])
def test_archives_are_unpacked_and_kept(archive, format_, server, cache, keras2, capsys):
    path = get_file("a.bin", serve(server, "/a", archive), extract=True, archive_format=format_)
    assert path == str(cache / "a.bin") and (cache / "d" / "a").read_bytes() == b"one"
    assert "Untaring" not in capsys.readouterr().out


@pytest.mark.parametrize("format_", ["tar", "auto", None, []])
def test_what_is_no_archive_of_the_kind_is_left(format_, server, cache, keras2):
    content = b"text" if format_ == "auto" else zipped(d__a=b"one")
    get_file("a", serve(server, "/a", content), extract=True, archive_format=format_)
    assert os.listdir(cache) == ["a"]


def test_a_zip_with_files_elsewhere_is_refused(server, cache, keras2):
    with pytest.raises(UntrustedCodeError):
        get_file("a", serve(server, "/a", zipped(**{"..__evil": b"x"})), extract=True)
    assert not (cache.parent / "evil").exists()


def test_a_directory_of_ones_own(server, tmp_path, keras2, monkeypatch):
    origin = serve(server, "/a", b"x")
    own = tmp_path / "own"
    own.mkdir()
    assert get_file("a", origin, cache_dir=str(own), cache_subdir="sub") == str(own / "sub" / "a")
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "home"))
    assert get_file("a", origin) == str(tmp_path / "home" / "datasets" / "a")
    with keras1.emulate("2.2.4"):
        assert get_file("a", origin) == str(tmp_path / ".keras" / "datasets" / "a")


@pytest.mark.parametrize("release,shown", [
    ("2.1.6", "%s: None -- Not Found"), ("2.2.4", "%s: 404 -- Not Found"), ("2.3.1", "%s : 404 -- Not Found")])
def test_no_such_file_in_2_x(server, cache, release, shown):
    origin = server.url + "/none"
    with keras1.emulate(release), pytest.raises(Exception) as caught:
        get_file("a", origin)
    assert caught.value.args == ("URL fetch failure on " + shown % origin,)


def test_a_bar_without_an_end(server, cache, keras2, capsys):
    get_file("a", serve(server, "/a", b"x" * 20000, length=None))
    assert "24576/Unknown" in capsys.readouterr().out

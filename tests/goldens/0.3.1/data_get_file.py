# get_file: from a server of this machine, what is printed, what is kept.
import base64
import os
import shutil
import tempfile
import threading

from case_helpers import RESULT, Printed, part
from six.moves.BaseHTTPServer import BaseHTTPRequestHandler, HTTPServer

try:
    from keras.utils.data_utils import get_file
except ImportError:
    from keras.datasets.data_utils import get_file

# things/a.txt and things/inner/b.txt, each holding its own name
ARCHIVE = base64.b64decode(
    b'H4sIAAAAAAACA+3UQQ7CIBBAUY7SE1gGBnuemhjthkU7Jh5fojui6YpG63+bYcfi'
    b'M9h1ypeldy35YkjpOYt6vjkPQcV1yW3gttg4lyvdf7JX/ynn89x/S3/xMSn9N+w/'
    b'HuxuLff/qPq5v2jdP0hynaf/LvrjR/7/U5tXsLr/IVT7LzF69n8v/QEAAAAAAAAA'
    b'AAAA7T0AhzHGBgAoAAA=')

CONTENT = {'/things': ARCHIVE}
ASKED = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        ASKED.append(self.path)
        if self.path not in CONTENT:
            self.send_error(404, 'Not Found')
            return
        self.send_response(200)
        self.send_header('Content-Length', str(len(CONTENT[self.path])))
        self.end_headers()
        self.wfile.write(CONTENT[self.path])

    def log_message(self, *args):
        pass


class Server(object):
    """A server, and a home of its own for the cache."""

    def __enter__(self):
        self.before = os.environ.get('HOME')
        self.home = tempfile.mkdtemp()
        self.datasets = os.path.join(self.home, '.keras', 'datasets')
        os.makedirs(os.path.join(self.home, '.keras'))
        os.environ['HOME'] = self.home
        os.environ['no_proxy'] = '127.0.0.1'
        self.server = HTTPServer(('127.0.0.1', 0), Handler)
        self.url = 'http://127.0.0.1:%d/' % self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever,
                                       kwargs={'poll_interval': .05})
        self.thread.start()
        del ASKED[:]
        return self

    def __exit__(self, *exc_info):
        self.stop()
        os.environ['HOME'] = self.before
        shutil.rmtree(self.home)

    def stop(self):
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.thread.join()
        self.server = None

    def plain(self, text):
        text = text.replace(self.url, 'URL/').replace(self.home, 'HOME')
        return text.replace(self.url.partition(':')[2], '//URL/')


def content(path):
    with open(path, 'rb') as f:
        return f.read()


@part
def sizes():
    """What is printed, for one chunk and for several."""
    out = {}
    with Server() as s:
        for n in [5000, 8192, 8193, 20000, 81920]:
            CONTENT['/%d' % n] = b'x' * n
            with Printed() as p:
                path = get_file('f%d' % n, s.url + str(n))
            out['%d path' % n] = s.plain(path)
            out['%d printed' % n] = s.plain(p.steady())
            out['%d length' % n] = len(content(path))
        out['kept'] = sorted(os.listdir(s.datasets))
        with Printed() as p:
            get_file('f5000', s.url + '5000')
            get_file('f5000', s.url + 'nothing')
            get_file(fname='f5000', origin=s.url + '5000', untar=False)
        out['again'] = p.text
        out['asked'] = list(ASKED)
        path = os.path.join(s.home, 'elsewhere')
        with Printed() as p:
            out['own_path'] = s.plain(get_file(path, s.url + '5000'))
        out['own_content'] = len(content(path))
    return out


@part
def failures():
    out = {}
    with Server() as s:
        def fails(key):
            with Printed() as p:
                try:
                    get_file('none', s.url + 'none')
                    out[key] = 'no exception'
                except Exception as e:
                    out[key] = isinstance(e, IOError)
                    text = e.args[0] if len(e.args) == 1 else str(e)
                    out[key + '_msg'] = s.plain(text)
            out[key + '_printed'] = s.plain(p.text)

        fails('not_found')
        s.stop()
        fails('refused')
    return out


@part
def archives():
    out = {}
    with Server() as s:
        with Printed() as p:
            path = get_file('things', s.url + 'things', untar=True)
        out['printed'] = s.plain(p.steady())
        out['path'] = s.plain(path)
        out['kept'] = sorted(os.listdir(s.datasets))
        out['a'] = content(os.path.join(path, 'a.txt'))
        out['b'] = content(os.path.join(path, 'inner', 'b.txt'))
        with Printed() as p:
            get_file('things', s.url + 'things', untar=True)
        out['again'] = p.text
        shutil.rmtree(path)
        with Printed() as p:
            get_file('things', s.url + 'things', untar=True)
        out['unpacked_again'] = p.text
        out['back'] = sorted(os.listdir(path))
        with Printed() as p:
            get_file('other', s.url + 'things', untar=True)
        out['other'] = sorted(os.listdir(s.datasets))
        out['asked'] = list(ASKED)
    return out

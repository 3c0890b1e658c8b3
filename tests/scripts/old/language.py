# -*- coding: utf-8 -*-
"""What Python 2 meant: nothing of Keras, everything that scripts around it do."""
import sys, os, string, itertools, types, operator, struct, zlib, base64, hashlib, re, time, collections
import cPickle, pickle, copy_reg, Queue, StringIO, cStringIO, ConfigParser, urllib, urlparse, HTMLParser, UserDict
import numpy as np
from itertools import izip, imap, ifilter, izip_longest
from cStringIO import StringIO as cIO
from types import *

# numbers
print 7 / 2, -7 / 2, 7 // 2, 7 % 3, 7 / 2., 7.0 / 2, 1 / 3, 2 ** -1, 10L / 4, 0777, 0xFFL, 1e3, True / 2
a, b = 9, 4
a /= b
print a, a * 1.0 / b, (a + b) / 2, float(a) / b, round(2.5), round(-3.5), round(2.675, 2), int('12', 0), long(3.9)
print 0.1 + 0.2, 1 / 3., 1e16, 1e-5, 100.0, 123456789.123456789, [0.1 + 0.2], str(1e22), `0.1`
print divmod(7, 2), abs(-3), cmp(1, 2), cmp('b', 'a'), max([3, 1]), sum(range(4)), hex(255), oct(8)
print np.arange(6) / 4, np.arange(6.) / 4, np.array([1, 2]) / np.array([2., 2.]), np.float32(3) / 2, np.int64(7) / 2
x = np.arange(6); x /= 2; print x, x.dtype.kind
m = np.ones((2, 3)); m[0] /= 2; m[:, 1] /= 4; print m
class Box: pass
box = Box(); box.n = 9; box.n /= 2; box.d = {'k': 7}; box.d['k'] /= 2; print box.n, box.d
print (lambda n: n / 2)(5), [i / 2 for i in range(5)], dict((i, i / 3) for i in range(3))

# sequences and dictionaries
print map(None, 'ab', [1]), map(lambda v: v * 2, (1, 2)), filter(None, [0, 1, 2]), filter(str.isdigit, 'a1b2')
print zip('ab', 'cd'), range(3)[::-1], xrange(3)[1], reduce(operator.add, [1, 2, 3]), len(map(str, [1, 2]))
d = {'one': 1, 'two': 2}
print sorted(d.keys()), sorted(d.values()), sorted(d.items()), d.has_key('one'), sorted(d.iteritems())[0], d.keys()[0] in d
for k in d.keys():
    if k == 'two': del d[k]
print d, type(d.keys()).__name__, isinstance(d.values(), list)
e = collections.OrderedDict([('z', 1), ('a', 2)]); print e.keys() + e.values(), e.items()[0], list(e.itervalues())
l = [3, 1, 2]; l.sort(lambda p, q: q - p); print l, sorted(l, cmp=lambda p, q: cmp(p, q)), sorted(l, None, lambda v: -v)
l.sort(key=lambda v: v, reverse=True); print l
print list(izip([1, 2], 'ab')), list(imap(abs, [-1])), list(ifilter(None, [0, 3])), list(izip_longest([1], [2, 3]))
it = iter([1, 2]); print it.next(), next(it)
print [x for x in 1, 2, 3], (lambda (p, q), r=1: p + q + r)((1, 2)), string.join(['a', 'b'], '-')

# strings
s = 'Hello, World'
print s.lower().translate(None, ',o'), s.translate(string.maketrans('lo', '01')), string.upper(s), string.letters[:3]
print 'abc'.encode('hex'), '616263'.decode('hex'), 'abc'.encode('base64').strip(), 'uryyb'.decode('rot13')
print u'na\xefve'.encode('utf-8'), 'na\xc3\xafve'.decode('utf-8') == u'na\xefve', unicode('abc', 'utf-8'), u'%s' % 'x'
print isinstance('a', str), isinstance(u'a', unicode), isinstance('a', basestring), isinstance(u'a', basestring)
print isinstance(3, (int, long)), type('a') == StringType, type([]) is ListType, type(None) is NoneType, isinstance(1, IntType)
print 'a' + u'b', 'a%sc' % u'b', ur'\d', 'x'.join([u'1', '2']), unichr(65), ord('a'), chr(97), repr('a\n'), `[1, 'b']`
print '%d %s %5.2f %r' % (3.7, 'a', 2.5, 'q'), '{0} {1}'.format(1, 'b'), 'a,b'.split(','), '\t'.expandtabs(2) + '|'
print hashlib.md5('abc').hexdigest(), base64.b64encode('abc'), zlib.decompress(zlib.compress('abc')), hash('abc') == hash('abc')
print struct.unpack('<HH', '\x01\x00\x02\x00'), struct.calcsize('i'), len(struct.pack('f', 1.0)), struct.pack('2s', 'ab')

# files
with open('out.txt', 'w') as f:
    print >>f, 'first', 1
    print >>f, 'second',
    f.write('\n'); f.write(u'third \xe9\n'.encode('utf-8'))
    f.writelines(['4\n', '5\n'])
print open('out.txt').read().split('\n')[:2], len(open('out.txt', 'r').readlines()), [l.strip() for l in file('out.txt', 'rb')][3:]
f = open('out.txt', 'rU'); print f.next().strip(), f.next().split(), f.name, f.closed; f.close()
cPickle.dump({'a': np.arange(3), 'b': [1, 'x']}, open('out.pkl', 'w')); p = pickle.load(open('out.pkl'))
print sorted(p.keys()), p['a'], p['b'], cPickle.loads(cPickle.dumps((1, 'a'))), pickle.loads(pickle.dumps([2], 2))
pickle.dump(np.ones(2), open('out.pkl', 'wb'), -1); print cPickle.load(file('out.pkl', 'rb'))
np.save('out.npy', np.array([{'k': 1}, None])); print np.load('out.npy')[0], np.load(open('out.npy', 'rb')).shape
o = StringIO.StringIO(); o.write('a,b\n'); o.write('c'); print o.getvalue().split('\n'), cIO('x\ny').readlines(), cIO('1 2').read()
print np.loadtxt(cIO('1 2\n3 4')), np.genfromtxt(open('out.txt', 'rb'), dtype=None, skip_header=3)
open('out.bin', 'wb').write('\x00\x01\xff' + struct.pack('>I', 5)); raw = open('out.bin', 'rb').read()
print len(raw), ord(raw[2]), raw[0] == '\x00', struct.unpack('>I', raw[3:]), np.fromstring(raw[:2], dtype=np.uint8), raw[:1] in raw
print np.fromfile('out.bin', dtype='uint8', count=2), np.fromfile(open('out.bin', 'rb'), dtype=np.uint8, count=1)
for name in 'out.txt out.pkl out.npy out.bin'.split(): os.remove(name)
print os.getcwdu() == os.getcwd(), urllib.quote('a b'), urlparse.urlparse('http://x/y').netloc, urllib.urlencode({'q': 1})

# classes, exceptions, statements
class Old:
    __metaclass__ = type
    def __init__(self, n): self.n = n
    def __cmp__(self, other): return cmp(self.n, other.n)
    def __nonzero__(self): return self.n > 0
    def __div__(self, other): return 'div %s' % other
    def __iter__(self): return self
    def next(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print sorted([Old(2), Old(1)])[0].n, bool(Old(0)), Old(3) / 2, list(Old(2)), Old(1) == Old(1), Old(1) < Old(2), max(Old(1), Old(5)).n
class Meta(type):
    def __new__(cls, name, bases, members): members['made'] = name; return type.__new__(cls, name, bases, members)
class Made(object):
    __metaclass__ = Meta
print Made.made
try:
    raise ValueError, 'bad value'
except (TypeError, ValueError), error:
    print error, error.message, error.args
try:
    raise IOError, (2, 'none')
except IOError, (code, text):
    print code, text
try:
    try: 1 / 0
    except ZeroDivisionError, e: raise RuntimeError, 'again: %s' % e, sys.exc_info()[2]
except StandardError, e: print type(e).__name__, e
def f((a, b), c, *rest, **named):
    'Doc.'
    exec 'local = a + b'
    return a + b + c, f.func_name, f.__doc__, sorted(named.items())
print f((1, 2), 3, x=1), apply(max, (1, 2)), callable(f), f.func_code.co_argcount
exec 'value = 5 / 2' in globals()
ns = {}; exec "y = 7 / 2\nprint y," in ns
print value, ns['y'], eval('3 + 4'), intern('a'), coerce(1, 2.0), None <> 1, not 1 <> 1
if 1 <> 2 and not (3 == 4): print 'ne',
print 'soft',
print
print ('a', 'b'), ('only'), "tab\t", 'x'
print("one thing"), 'and another'
print sys.maxint > 2 ** 31, sys.version_info[0] in (2, 3), type(sys.argv).__name__, time.clock() >= 0, types.FunctionType.__name__
def g():
    x = 0
    while True:
        got = yield x
        x += got or 1
h = g(); h.next(); print h.send(5), h.next()
print re.sub(ur'\s+', u' ', 'a   b'), re.findall('[a-c]', 'abd'), ''.join(reversed('abc')), u'\u00e9' == u'é'
q = Queue.Queue(); q.put(1); print q.get(), Queue.Empty.__name__
c = ConfigParser.RawConfigParser(); c.readfp(cIO('[s]\nk = 3\n')); print c.getint('s', 'k'), c.sections()

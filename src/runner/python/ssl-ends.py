

# ---- added for Error Atlas: both ends of a handshake, over `_tls`
from _socket import SO_TYPE, SOCK_STREAM, SOL_SOCKET
from errno import ENOTCONN as _ENOTCONN
import _tls

SSLContext.sslsocket_class = SSLSocket
SSLContext.sslobject_class = SSLObject
# set on each socket
SSLSocket.server_side = SSLSocket.server_hostname = None


def wrap_socket(self, sock, server_side=False,
                do_handshake_on_connect=True,
                suppress_ragged_eofs=True,
                server_hostname=None, session=None):
    return self.sslsocket_class._create(
        sock=sock,
        server_side=server_side,
        do_handshake_on_connect=do_handshake_on_connect,
        suppress_ragged_eofs=suppress_ragged_eofs,
        server_hostname=server_hostname,
        context=self,
        session=session
    )


def wrap_bio(self, incoming, outgoing, server_side=False,
             server_hostname=None, session=None):
    return self.sslobject_class._create(
        incoming, outgoing, server_side=server_side,
        server_hostname=self._encode_hostname(server_hostname),
        session=session, context=self,
    )


SSLContext.wrap_socket, SSLContext.wrap_bio = wrap_socket, wrap_bio


def _create(cls, incoming, outgoing, server_side=False,
            server_hostname=None, session=None, context=None):
    if context.check_hostname and not server_hostname and not server_side:
        raise ValueError("check_hostname requires server_hostname")
    self = cls.__new__(cls)
    self._context = context
    self._sslobj = _tls.over_memory(incoming, outgoing, server_side)
    return self


SSLObject._create = classmethod(_create)
SSLObject.context = property(lambda self: self._context)


def _create(cls, sock, server_side=False, do_handshake_on_connect=True,
            suppress_ragged_eofs=True, server_hostname=None,
            context=None, session=None):
    if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
        raise NotImplementedError("only stream sockets are supported")
    if server_side:
        if server_hostname:
            raise ValueError("server_hostname can only be specified "
                             "in client mode")
    elif context.check_hostname and not server_hostname:
        raise ValueError("check_hostname requires server_hostname")

    self = cls.__new__(cls)
    sock_timeout = sock.gettimeout()
    socket.__init__(self, family=sock.family, type=sock.type, proto=sock.proto, fileno=sock.fileno())
    sock.detach()
    self._context = context
    self.server_side = server_side
    self.server_hostname = context._encode_hostname(server_hostname)
    self.do_handshake_on_connect = do_handshake_on_connect
    self.suppress_ragged_eofs = suppress_ragged_eofs
    self._sslobj = None
    self.settimeout(sock_timeout)
    try:
        self.getpeername()
    except OSError as e:
        if e.errno != _ENOTCONN:
            raise
        return self
    self._sslobj = _tls.over_socket(self, server_side)
    if do_handshake_on_connect:
        try:
            timeout = self.gettimeout()
            if timeout == 0.0:
                # non-blocking
                raise ValueError("do_handshake_on_connect should not be specified for non-blocking sockets")
            self.do_handshake()
        except:
            try:
                self.close()
            except OSError:
                pass
            raise
    return self


def connect(self, addr):
    self._real_connect(addr, False)


def _real_connect(self, addr, connect_ex):
    socket.connect(self, addr)
    self._sslobj = _tls.over_socket(self, False)
    if self.do_handshake_on_connect:
        self.do_handshake()


def accept(self):
    newsock, addr = socket.accept(self)
    newsock = self.context.wrap_socket(newsock,
                do_handshake_on_connect=self.do_handshake_on_connect,
                suppress_ragged_eofs=self.suppress_ragged_eofs,
                server_side=True)
    return newsock, addr


SSLSocket._create = classmethod(_create)
SSLSocket.context = property(lambda self: self._context)
SSLSocket.connect, SSLSocket._real_connect, SSLSocket.accept = connect, _real_connect, accept


def do_handshake(self, block=False):
    self._sslobj.do_handshake()


def read(self, len=1024, buffer=None):
    return self._sslobj.read(len)


def write(self, data):
    return self._sslobj.write(data)


def unwrap(self):
    return self._sslobj.shutdown()


for _class in SSLObject, SSLSocket:
    _class.do_handshake, _class.read, _class.write, _class.unwrap = do_handshake, read, write, unwrap
SSLSocket.recv = SSLSocket.read
SSLSocket.send = SSLSocket.sendall = SSLSocket.write

del wrap_socket, wrap_bio, _create, connect, _real_connect, accept, do_handshake, read, write, unwrap, _class

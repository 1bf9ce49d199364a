package org.orebook.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * A connection that is kept from one request to the next, for one thread at a time. It blocks: the system itself wakes
 * the thread that waits for the answer, and no other thread has to be woken in between.
 */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final int OK = 200;
    private static final int BUFFER = 16 * 1024;
    private static final byte[] NOTHING_FOUND = "{\"items\":[]".getBytes(StandardCharsets.US_ASCII);
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();
    private static final HttpConnectionFactory<? extends HttpClientConnection> FACTORY =
            DefaultBHttpClientConnectionFactory.builder().build();

    private final HttpHost server;
    // Bodies are read whole and thrown away: one buffer for all of them is less to collect.
    private final byte[] buffer = new byte[BUFFER];
    private HttpClientConnection open;

    Connection(HttpHost server) {
        this.server = server;
    }

    /** What came back. */
    enum Answer {
        FOUND,
        /** A page with nothing on it. */
        EMPTY,
        /** Anything but 200, a redirect among them, or no answer at all. */
        FAILED
    }

    /** Sends the request and reads the answer to its end. */
    Answer send(ClassicHttpRequest request) {
        try {
            var context = HttpCoreContext.create();
            try (var response = EXECUTOR.execute(request, opened(), context)) {
                var answer = read(response);
                if (!EXECUTOR.keepAlive(request, response, open, context)) {
                    close();
                }
                return answer;
            }
        } catch (IOException | HttpException _) {
            close();
            return Answer.FAILED;
        }
    }

    private HttpClientConnection opened() throws IOException {
        if (open == null) {
            open = connect();
        }
        return open;
    }

    private HttpClientConnection connect() throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.getHostName(), server.getPort()), PATIENCE_MILLIS);
            return FACTORY.createConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        var empty = false;
        if (response.getEntity() != null) {
            var body = response.getEntity().getContent();
            var start = body.readNBytes(buffer, 0, NOTHING_FOUND.length);
            empty = Arrays.equals(buffer, 0, start, NOTHING_FOUND, 0, NOTHING_FOUND.length);
            while (body.read(buffer) >= 0) {
                // The time of an answer is that of its last byte.
            }
        }
        if (response.getCode() != OK) {
            return Answer.FAILED;
        }
        return empty ? Answer.EMPTY : Answer.FOUND;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close(CloseMode.IMMEDIATE);
            open = null;
        }
    }
}

package org.orebook.gateway;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client that sends exactly the bytes it is told to: no library tidies up what the gateway has to refuse. */
final class Wire implements Closeable {
    private final Socket socket;

    /**
     * An answer.
     *
     * @param status its code
     * @param headers by lower-case name, every value that came
     * @param text the body
     */
    record Answer(int status, Map<String, List<String>> headers, String text) {
        /** The only value of this header, or null. */
        String header(String name) {
            List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
            if (values == null) {
                return null;
            }
            if (values.size() > 1) {
                throw new AssertionError(name + " came more than once: " + values);
            }
            return values.getFirst();
        }

        JsonObject json() {
            return new JsonObject(text);
        }

        /** The problem's name; fails where the body is none, or disagrees with the head. */
        String problem() {
            if (!"application/problem+json".equals(header("content-type"))) {
                throw new AssertionError("No problem document: " + this);
            }
            JsonObject problem = json();
            if (problem.getInteger("status") != status
                    || !header("x-request-id").equals(problem.getString("requestId"))) {
                throw new AssertionError("The problem does not agree with its head: " + this);
            }
            return problem.getString("type").replace("urn:orebook:problem:", "");
        }
    }

    Wire() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    /** One request of these lines, without a body, and its answer. */
    static Answer ask(String... lines) {
        try (Wire wire = new Wire()) {
            return wire.send(String.join("\r\n", lines) + "\r\n\r\n").read();
        } catch (IOException failure) {
            throw new AssertionError("No answer to " + List.of(lines), failure);
        }
    }

    /** A GET with a token. */
    static Answer get(String target, String token) {
        return ask("GET " + target + " HTTP/1.1", "Host: gateway", "Authorization: Bearer " + token);
    }

    Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Answer read() throws IOException {
        Answer head = readHead();
        if (head.status() == 100) {
            return head;
        }
        InputStream in = socket.getInputStream();
        String length = head.header("content-length");
        byte[] body = new byte[0];
        if (head.headers().containsKey("transfer-encoding")) {
            body = chunks(in);
        } else if (length != null && head.status() != 304) {
            body = in.readNBytes(Integer.parseInt(length));
        }
        return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
    }

    Answer readHead() throws IOException {
        String status = line();
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), headers, "");
    }

    /** The next chunk of an answer that comes in chunks; empty at its end. */
    String piece() throws IOException {
        byte[] chunk = socket.getInputStream().readNBytes(Integer.parseInt(line(), 16));
        line();
        return new String(chunk, StandardCharsets.UTF_8);
    }

    InputStream body() throws IOException {
        return socket.getInputStream();
    }

    /** Whether the other side has closed, once everything that it sent was read. */
    boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    /** Closes without a goodbye, as a client does that is killed while an answer lies unread. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\n';
                c = socket.getInputStream().read()) {
            if (c < 0) {
                throw new EOFException("The gateway closed the connection after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}

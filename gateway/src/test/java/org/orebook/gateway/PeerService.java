package org.orebook.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * A service as the gateway sees it: a real HTTP server, which answers with what it was asked, or misbehaves in the way
 * that the last segment of the path names.
 */
public final class PeerService {
    private static final Buffer PIECE = Buffer.buffer(new byte[64 << 10]);

    private final Vertx vertx;
    private final String name;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final Set<HttpServerResponse> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger echoed = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private volatile boolean stopping;
    private int port;
    private HttpServer server;

    PeerService(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
    }

    /** Opens the port; the same one as before, if there was one. */
    public void start() {
        // While nobody listened there, an outgoing connection of anybody may have been given the port: it comes back.
        Awaitility.await()
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof BindException)
                .untilAsserted(this::listen);
        port = server.actualPort();
    }

    private void listen() {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::serve);
        await(server.listen());
    }

    /** Closes the port. */
    public void stop() {
        await(server.close());
    }

    /** Says in its answers that it stops, as a server does between the signal and its end; or no longer. */
    public void sayThatItStops(boolean said) {
        stopping = said;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How many requests arrived. */
    public int requests() {
        return requests.get();
    }

    /** How many exchanges the gateway broke off. */
    public int brokenOff() {
        return brokenOff.get();
    }

    /** How much of the last download left this service. */
    public long bytesOut() {
        return bytesOut.get();
    }

    /** How much of the last upload reached it. */
    public long bytesIn() {
        return bytesIn.get();
    }

    /** Forgets the requests to {@code /held}, whose connections have gone. */
    public void forget() {
        held.clear();
    }

    /** Lets the requests to {@code /held} go on. */
    public void letGo() {
        for (HttpServerRequest request = held.poll(); request != null; request = held.poll()) {
            HttpServerRequest next = request;
            vertx.runOnContext(now -> echo(next));
        }
    }

    /** Says something to everybody who listens to {@code /stream}. */
    public void tell(String event) {
        for (HttpServerResponse stream : streams) {
            stream.write(event);
        }
    }

    /** Ends all streams in good order. */
    public void endStreams() {
        for (HttpServerResponse stream : streams) {
            stream.end();
        }
        streams.clear();
    }

    /** How many listen to {@code /stream}. */
    public int streams() {
        return streams.size();
    }

    /** How many requests to {@code /held} there are. */
    public int holds() {
        return held.size();
    }

    /** How many answers that say what was asked have left this service. */
    public int echoed() {
        return echoed.get();
    }

    private void serve(HttpServerRequest request) {
        if (stopping) {
            request.response().putHeader("Connection", "close");
        }
        if (request.path().equals("/q/")) {
            request.response().setStatusCode(404).end();
            return;
        }
        int number = requests.incrementAndGet();
        request.connection().exceptionHandler(reset -> {});
        request.response().exceptionHandler(reset -> brokenOff.incrementAndGet());
        request.exceptionHandler(reset -> brokenOff.incrementAndGet());
        String path = request.path();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "never" -> request.resume();
            case "slow" -> {
                request.pause();
                vertx.setTimer(300, late -> echo(request));
            }
            case "broken" -> request.connection().close();
            case "stalled" ->
                request.response().putHeader("Content-Length", "100").write("only this");
            case "download" -> download(request.response(), Long.parseLong(request.getParam("bytes")));
            case "stream" -> {
                request.response()
                        .putHeader("Content-Type", "text/event-stream")
                        .setChunked(true)
                        .closeHandler(gone -> streams.remove(request.response()));
                streams.add(request.response());
                request.response().write("data: after " + request.getHeader("Last-Event-ID") + "\n\n");
            }
            case "held" -> {
                request.pause();
                held.add(request);
            }
            case "problem" ->
                request.response()
                        .setStatusCode(409)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"type\":\"urn:orebook:problem:stale\",\"status\":409}");
            case "created" ->
                request.response()
                        .setStatusCode(201)
                        .putHeader("Location", "/api/v1/deposits/KZ-000123")
                        .putHeader("Link", "</api/v1/deposits?after=x>; rel=\"next\"")
                        .putHeader("ETag", "\"7\"")
                        .putHeader("Cache-Control", "private, max-age=5")
                        .end();
            case "nothing" -> request.response().setStatusCode(204).end();
            case "unmodified" ->
                request.response().setStatusCode(304).putHeader("ETag", "\"7\"").end();
            case "talkative" ->
                request.response()
                        .putHeader("Connection", "X-Hop")
                        .putHeader("X-Hop", "for the gateway alone")
                        .putHeader("Keep-Alive", "timeout=5")
                        .putHeader("Server", "Peer/1.0")
                        .putHeader("X-Orebook-Internal", "secret")
                        .putHeader("X-Request-Id", "another")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("X-Kept", "this")
                        .end("{}");
            case "once" -> {
                if (number % 2 == 1) {
                    request.connection().close();
                } else {
                    echo(request);
                }
            }
            case "openapi.json" -> request.response().end(openApi().toBuffer());
            default -> echo(request);
        }
    }

    private void echo(HttpServerRequest request) {
        AtomicLong bytes = new AtomicLong();
        request.handler(piece -> bytesIn.set(bytes.addAndGet(piece.length())));
        request.endHandler(end -> {
            JsonObject headers = new JsonObject();
            request.headers()
                    .names()
                    .forEach(header -> headers.put(
                            header.toLowerCase(java.util.Locale.ROOT),
                            String.join("|", request.headers().getAll(header))));
            JsonObject seen = new JsonObject()
                    .put("service", name)
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("bytes", bytes.get());
            HttpServerResponse response = request.response();
            if (request.method().equals(HttpMethod.HEAD)) {
                response.putHeader("Content-Length", "17").end();
            } else {
                response.putHeader("Content-Type", "application/json")
                        .end(seen.toBuffer())
                        .onSuccess(left -> echoed.incrementAndGet());
            }
        });
        request.resume();
    }

    private void download(HttpServerResponse response, long bytes) {
        bytesOut.set(0);
        response.putHeader("Content-Length", Long.toString(bytes));
        write(response, bytes);
    }

    private void write(HttpServerResponse response, long bytes) {
        while (bytesOut.get() < bytes) {
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> write(response, bytes));
                return;
            }
            int length = (int) Math.min(PIECE.length(), bytes - bytesOut.get());
            response.write(PIECE.slice(0, length));
            bytesOut.addAndGet(length);
        }
        response.end();
    }

    private JsonObject openApi() {
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "paths",
                        new JsonObject()
                                .put("/api/v1/" + name, operation(name))
                                .put("/q/internal", operation("internal")))
                .put("tags", new JsonArray().add(new JsonObject().put("name", name)))
                .put(
                        "components",
                        new JsonObject()
                                .put(
                                        "schemas",
                                        new JsonObject()
                                                .put("Problem", new JsonObject().put("type", "object"))
                                                .put(
                                                        "Item",
                                                        new JsonObject()
                                                                .put("type", "object")
                                                                .put("title", name))));
    }

    private static JsonObject operation(String id) {
        return new JsonObject()
                .put(
                        "get",
                        new JsonObject()
                                .put("operationId", id)
                                .put("schema", new JsonObject().put("$ref", "#/components/schemas/Item")));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}

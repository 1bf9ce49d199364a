package org.orebook.gateway.docs;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The few files of Swagger UI that the page needs, and the page itself; read at first use, then kept. */
@ApplicationScoped
class Pages {
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final Map<String, Page> PAGES = Map.of(
            "", new Page("text/html; charset=utf-8", "docs/index.html", false),
            "orebook.js", new Page("text/javascript; charset=utf-8", "docs/orebook.js", false),
            "swagger-ui.css", new Page("text/css; charset=utf-8", "swagger-ui.css", true),
            "swagger-ui-bundle.js", new Page("text/javascript; charset=utf-8", "swagger-ui-bundle.js", true),
            "favicon-32x32.png", new Page("image/png", "favicon-32x32.png", true));

    private final Vertx vertx;
    private final Map<String, Future<Buffer>> contents = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param mediaType its content type
     * @param resource its name on the class path, or in Swagger UI's webjar
     * @param fromWebjar which of the two
     */
    record Page(String mediaType, String resource, boolean fromWebjar) {}

    Pages(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The page of this name, or null. */
    Page find(String name) {
        return PAGES.get(name);
    }

    /** What is in it. */
    Future<Buffer> content(Page page) {
        return contents.computeIfAbsent(page.resource(), name -> vertx.executeBlocking(() -> read(page), false));
    }

    private static Buffer read(Page page) {
        String path = page.fromWebjar() ? WEBJAR + webjarVersion() + "/" + page.resource() : page.resource();
        try (InputStream stream = open(path)) {
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String webjarVersion() {
        try (InputStream stream = open(WEBJAR_VERSION)) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("Not packaged: " + path);
        }
        return stream;
    }
}

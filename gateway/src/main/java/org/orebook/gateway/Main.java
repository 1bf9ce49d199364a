package org.orebook.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Hands over to Quarkus, once its own check of the request target, which answers without a body, is off. */
    public static void main(String... args) {
        // Read once, when the HTTP server's class loads. The check in org.orebook.gateway.arrival is stricter, comes
        // first and answers with a problem document.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}

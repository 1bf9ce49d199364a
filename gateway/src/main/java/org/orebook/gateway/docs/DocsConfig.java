package org.orebook.gateway.docs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the services describe themselves. */
@ConfigMapping(prefix = "orebook.gateway.docs")
public interface DocsConfig {
    /** The path of every service's OpenAPI document, as JSON. */
    @WithDefault("/openapi.json")
    String path();

    /** How long the merged document is kept before the services are asked again. */
    @WithDefault("5M")
    Duration cache();
}

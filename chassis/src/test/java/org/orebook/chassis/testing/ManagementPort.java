package org.orebook.chassis.testing;

import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where health and metrics are. Of a packaged process a {@code @TestHTTPResource} is injected before its port is known. */
public final class ManagementPort {

    private ManagementPort() {}

    /** The URI of a path below the root of what is managed, as "/health/ready". */
    public static URI at(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.management.url", String.class) + path);
    }
}

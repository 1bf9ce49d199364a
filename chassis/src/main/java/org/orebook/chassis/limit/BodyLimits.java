package org.orebook.chassis.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of request bodies. */
@ConfigMapping(prefix = "orebook.http")
public interface BodyLimits {

    /** Largest body that is read into memory. One that a resource streams is that resource's own affair. */
    @WithDefault("1M")
    MemorySize maxBodySize();
}

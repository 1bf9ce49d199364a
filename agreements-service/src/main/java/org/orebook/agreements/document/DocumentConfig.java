package org.orebook.agreements.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** What is taken as a document. */
@ConfigMapping(prefix = "orebook.documents")
interface DocumentConfig {

    /** The largest document. */
    @WithDefault("100M")
    MemorySize maxSize();

    /** The media types that are taken, without parameters. */
    @WithDefault("application/pdf,"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
            + "application/vnd.oasis.opendocument.text,"
            + "application/vnd.oasis.opendocument.spreadsheet,"
            + "application/msword,"
            + "application/rtf,"
            + "text/plain,"
            + "image/jpeg,"
            + "image/png,"
            + "image/tiff")
    Set<String> mediaTypes();

    /** How long bytes may lie without a document that speaks of them: far longer than any upload takes. */
    @WithDefault("24H")
    Duration orphanAge();
}

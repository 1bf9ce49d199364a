package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JDK that runs the launcher runs every Java part too. */
final class Java {
    /**
     * Serial collection: the smallest, and the stack shares a laptop's cores among six processes. It fills all that it may
     * have before it looks at what is old, so that a part's heap is as large as it is allowed to be; and what the C library
     * keeps of memory that was given back, 20 to 30 MB a part, goes back to the system twice a minute. With compact headers
     * of objects, what lives in a heap is a tenth less.
     */
    static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TrimNativeHeapInterval=30000");

    private Java() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path that the build wrote down, with whatever comes before it. */
    static String classPath(String part, Layout layout, String... names) throws IOException {
        var path = new StringBuilder(layout.classes().toString());
        for (var name : names) {
            var file = layout.classPath(name);
            if (Files.notExists(file)) {
                throw StackException.missing(part, layout.shown(file));
            }
            path.append(':').append(Files.readString(file).strip());
        }
        return path.toString();
    }
}

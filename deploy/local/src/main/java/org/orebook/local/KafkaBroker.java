package org.orebook.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The main class of the broker's process: formats its storage where that is new, then is Kafka. It is the only class
 * that knows Kafka's server, which is on its process's class path and on no other.
 */
final class KafkaBroker {
    private KafkaBroker() {}

    /**
     * Runs until it is stopped.
     *
     * @param arguments the file of the broker's settings
     */
    public static void main(String[] arguments) throws Exception {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(in);
        }
        var storage = Path.of(settings.getProperty("log.dirs"));
        if (Files.notExists(storage.resolve("meta.properties"))) {
            format(settings, storage);
        }
        kafka.Kafka.main(arguments);
    }

    private static void format(Properties settings, Path storage) throws Exception {
        new Formatter()
                .setPrintStream(System.err)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .addDirectory(storage.toString())
                .setMetadataLogDirectory(storage.toString())
                .setIgnoreFormatted(true)
                .run();
    }
}

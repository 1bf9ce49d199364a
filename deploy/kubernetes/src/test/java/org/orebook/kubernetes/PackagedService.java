package org.orebook.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * A service as Maven has packaged it, and what it can be told by its environment: the settings of the extensions that it
 * really has, by the description that each of them carries; of our own interfaces; of Kafka's clients; of the SDK for S3.
 */
final class PackagedService {
    private static final Path MODULES = Kustomize.FOLDER.resolve("../..").normalize();
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final String RUN_TIME = "RUN_TIME";
    private static final String KAFKA = "KAFKA_";
    private static final String SDK_SETTINGS = "software.amazon.awssdk.core.SdkSystemSetting";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Between two double underscores stands the name of one of several, which the user chooses. */
    private static final Pattern CHOSEN = Pattern.compile("__[A-Z0-9_]+?__");

    private static final Map<String, PackagedService> KNOWN = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<Pattern, String> phases = new HashMap<>();
    private final Set<String> others = new HashSet<>(Set.of("JAVA_TOOL_OPTIONS"));
    private final Properties properties = new Properties();

    private PackagedService(Path folder) {
        this.folder = folder;
    }

    /** The service of a module; where it is not packaged, the test is skipped. */
    static PackagedService of(String module) {
        var folder = MODULES.resolve(module).resolve("target/quarkus-app");
        assumeTrue(
                Files.exists(folder.resolve("quarkus-run.jar")),
                module + " is not packaged yet: its settings were not looked at. ./mvnw verify packages it.");
        return KNOWN.computeIfAbsent(module, _ -> read(folder));
    }

    private static PackagedService read(Path folder) {
        var service = new PackagedService(folder);
        try {
            service.read();
            return service;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(folder.toString(), impossible);
        }
    }

    Path runner() {
        return folder.resolve("quarkus-run.jar");
    }

    /** What its application.properties say. */
    String property(String name) {
        return Optional.ofNullable(properties.getProperty(name)).orElseThrow(() -> new AssertionError(name));
    }

    /** Why a variable of the environment has no effect on it; empty where it has one. */
    Optional<String> ineffective(String variable) {
        if (others.contains(variable) || isOfKafka(variable)) {
            return Optional.empty();
        }
        var found = phases.entrySet().stream()
                .filter(setting -> setting.getKey().matcher(variable).matches())
                .map(Map.Entry::getValue)
                .toList();
        if (found.isEmpty()) {
            return Optional.of(variable + " is read by nobody");
        }
        return found.contains(RUN_TIME)
                ? Optional.empty()
                : Optional.of(variable + " is fixed when the service is built");
    }

    private static boolean isOfKafka(String variable) {
        if (!variable.startsWith(KAFKA)) {
            return false;
        }
        var setting =
                variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .anyMatch(names -> names.contains(setting));
    }

    private void read() throws IOException, ReflectiveOperationException {
        var libraries = jars("lib");
        for (var library : libraries) {
            readModel(library);
        }
        var ours = Stream.concat(
                        jars("app").stream(),
                        libraries.stream()
                                .filter(jar -> jar.getFileName().toString().startsWith("org.orebook.")))
                .toList();
        readProperties(jars("app").getFirst());
        var urls = Stream.concat(libraries.stream(), ours.stream())
                .map(PackagedService::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(urls, PackagedService.class.getClassLoader())) {
            for (var jar : ours) {
                readMappings(jar, loader);
            }
            readSdk(libraries, loader);
        }
    }

    private void readModel(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getJarEntry(MODEL);
            if (entry != null) {
                JSON.readTree(file.getInputStream(entry))
                        .path("configRoots")
                        .forEach(root -> readItems(root.path("items")));
            }
        }
    }

    private void readItems(JsonNode items) {
        for (var item : items) {
            var phase = item.path("phase").asText();
            Stream.concat(
                            Stream.of(item.path("path")),
                            item.path("additionalPaths").valueStream())
                    .map(path -> path.path("environmentVariable").asText())
                    .filter(variable -> !variable.isEmpty() && !phase.isEmpty())
                    .forEach(variable ->
                            phases.merge(pattern(variable), phase, (one, other) -> one.equals(RUN_TIME) ? one : other));
            readItems(item.path("items"));
        }
    }

    private static Pattern pattern(String variable) {
        return Pattern.compile(CHOSEN.matcher(variable).replaceAll("__[A-Z0-9_]+?__"));
    }

    private void readProperties(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            properties.load(file.getInputStream(file.getJarEntry("application.properties")));
        }
    }

    private void readMappings(Path jar, ClassLoader loader) throws IOException, ReflectiveOperationException {
        var interfaces = new ArrayList<String>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                // Looked at before it is loaded: what the compiler of executables alone reads cannot be, where it is
                // not.
                if (entry.getName().startsWith("org/orebook/")
                        && entry.getName().endsWith(".class")) {
                    var model = ClassFile.of().parse(file.getInputStream(entry).readAllBytes());
                    if (model.flags().has(AccessFlag.INTERFACE)) {
                        interfaces.add(model.thisClass().asInternalName().replace('/', '.'));
                    }
                }
            }
        }
        for (var name : interfaces) {
            var type = Class.forName(name, false, loader);
            if (type.isAnnotationPresent(ConfigMapping.class)) {
                ConfigMappings.getProperties(ConfigClass.configClass(type))
                        .keySet()
                        .forEach(this::addMapped);
            }
        }
    }

    private void addMapped(String property) {
        others.add(property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }

    private void readSdk(List<Path> libraries, ClassLoader loader) throws ReflectiveOperationException {
        if (libraries.stream().noneMatch(jar -> jar.getFileName().toString().contains("awssdk.sdk-core"))) {
            return;
        }
        var settings = Class.forName(SDK_SETTINGS, true, loader);
        for (var setting : settings.getEnumConstants()) {
            others.add((String) settings.getMethod("environmentVariable").invoke(setting));
        }
    }

    private List<Path> jars(String below) throws IOException {
        try (var files = Files.walk(folder.resolve(below))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

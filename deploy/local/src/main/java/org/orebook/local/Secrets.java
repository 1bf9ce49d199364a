package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The passwords between the parts: made for each data folder, readable by its owner only, and kept beside the
 * databases that know them.
 */
final class Secrets {
    static final String POSTGRES = "postgres";
    static final String KEYCLOAK = "keycloak";
    static final String DEPOSITS = "deposits";
    static final String AGREEMENTS = "agreements";
    static final String KEYCLOAK_ADMIN = "keycloak-admin";

    private static final int BYTES = 18;

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    /** Reads the passwords of this stack, after making them where there are none. */
    static synchronized Secrets of(Layout layout) throws IOException {
        var file = layout.data().resolve("secrets.properties");
        if (Files.notExists(file)) {
            create(file);
        }
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            passwords.load(in);
        }
        return new Secrets(passwords);
    }

    String password(String name) {
        return passwords.getProperty(name);
    }

    /** Written beside and moved, so that a crash never leaves half of it. */
    private static void create(Path file) throws IOException {
        var random = new SecureRandom();
        var lines = List.of(POSTGRES, KEYCLOAK, DEPOSITS, AGREEMENTS, KEYCLOAK_ADMIN).stream()
                .map(name -> name + "=" + password(random))
                .toList();
        var fresh = Files.createTempFile(
                file.getParent(),
                "secrets",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    private static final int PROGRAM = 0b111_101_101;
    private static final int TEXT = 0b110_100_100;

    @TempDir
    private Path folder;

    @Test
    void unpacksWithoutTheLeadingFolderAndKeepsProgramsExecutable() throws IOException {
        Archives.unpackTar(tar("server-1.0/bin/run", PROGRAM), folder, 1);
        Archives.unpackTar(tar("server-1.0/conf/settings", TEXT), folder, 1);

        assertThat(folder.resolve("bin/run")).hasContent("content").isExecutable();
        assertThat(Files.isExecutable(folder.resolve("conf/settings"))).isFalse();
    }

    @Test
    void refusesANameThatLeadsOutOfTheFolder() throws IOException {
        var target = Files.createDirectory(folder.resolve("target"));

        assertThatThrownBy(() -> Archives.unpackTar(tar("../outside", TEXT), target, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    private static InputStream tar(String name, int mode) throws IOException {
        var content = "content".getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(name);
            entry.setMode(mode);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}

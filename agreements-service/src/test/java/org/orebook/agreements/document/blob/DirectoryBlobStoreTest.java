package org.orebook.agreements.document.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs as files. */
class DirectoryBlobStoreTest extends BlobStoreContract {

    @TempDir
    Path root;

    private BlobStore store;

    @BeforeEach
    void open() {
        store = new DirectoryBlobStore(root);
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    int waiting() throws IOException {
        try (var files = Files.list(root.resolve("incoming"))) {
            return (int) files.count();
        }
    }

    @Test
    void fansBlobsOutOverFolders() throws IOException {
        store.put(new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}), blob -> {});

        assertThat(root.resolve("blobs/ba/78/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .hasContent("abc");
    }

    @Test
    void forgetsUploadsThatACrashHasCutOff() throws IOException {
        Path cutOff = Files.createDirectories(root.resolve("incoming")).resolve("cut-off");
        Path underWay = root.resolve("incoming").resolve("under-way");
        Files.createFile(underWay);
        Files.createFile(cutOff);
        Instant now = Instant.now();
        Files.setLastModifiedTime(cutOff, FileTime.from(now.minus(2, ChronoUnit.DAYS)));

        store.list("00", null, now.minus(1, ChronoUnit.DAYS), 10);

        assertThat(cutOff).doesNotExist();
        assertThat(underWay).exists();
    }

    @Test
    void isAsIfNewWhereTheSameBytesComeAgain() throws IOException {
        byte[] bytes = {1, 2, 3};
        Blob blob = store.put(new ByteArrayInputStream(bytes), kept -> {});
        String hex = blob.digest().hex();
        Path file = root.resolve("blobs")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
        Instant dayAgo = Instant.now().minus(1, ChronoUnit.DAYS);
        Files.setLastModifiedTime(file, FileTime.from(dayAgo.minus(1, ChronoUnit.DAYS)));

        store.put(new ByteArrayInputStream(bytes), kept -> {});
        store.remove(blob.digest(), dayAgo);

        assertThat(file).exists();
    }
}

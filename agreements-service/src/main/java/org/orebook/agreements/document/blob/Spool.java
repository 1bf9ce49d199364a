package org.orebook.agreements.document.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** Where bytes wait in a file until all of them are here and their hash is known. */
final class Spool {

    private static final int PIECE = 1 << 16;

    private final Path directory;

    Spool(Path directory) {
        this.directory = directory;
    }

    /** Writes a stream to a file on disk. Where that fails, or the stream does, no file stays. */
    Spooled write(InputStream content) throws IOException {
        Path file = newFile();
        try {
            return new Spooled(file, copy(content, file));
        } catch (IOException | RuntimeException | Error failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private Path newFile() throws IOException {
        try {
            Files.createDirectories(directory);
            return Files.createFile(directory.resolve(UUID.randomUUID().toString()));
        } catch (IOException unwritable) {
            throw new StoreException("no file can be made in " + directory, unwritable);
        }
    }

    private static Blob copy(InputStream content, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
                digest.update(piece, 0, n);
                write(out, ByteBuffer.wrap(piece, 0, n));
                size += n;
            }
            force(out);
        }
        return new Blob(Sha256.of(digest), size);
    }

    private static void write(FileChannel out, ByteBuffer piece) throws StoreException {
        try {
            while (piece.hasRemaining()) {
                out.write(piece);
            }
        } catch (IOException full) {
            throw new StoreException("an upload cannot be written", full);
        }
    }

    private static void force(FileChannel out) throws StoreException {
        try {
            out.force(true);
        } catch (IOException unforced) {
            throw new StoreException("an upload cannot be brought to disk", unforced);
        }
    }

    /** Forgets files of uploads that a crash has cut off: nobody writes to one for so long. */
    void removeOlderThan(Instant before) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                removeIfOlder(file, before);
            }
        }
    }

    private static void removeIfOlder(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException gone) {
            // Another instance was here first, or the upload is over.
            return;
        }
    }

    /** Bytes that are all here. Closed, they are gone. */
    record Spooled(Path file, Blob blob) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}

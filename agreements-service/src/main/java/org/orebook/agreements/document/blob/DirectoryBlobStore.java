package org.orebook.agreements.document.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps blobs as files: {@code ab/cd/abcd…}. A file is written aside, brought to disk and then renamed, so that under a
 * hash there is always all of it or nothing. Several instances may share the directory.
 */
final class DirectoryBlobStore implements BlobStore {

    private static final int FAN = 2;

    private final Path blobs;
    private final Spool incoming;

    /** @param root is made, with what lies in it, when the first blob comes */
    DirectoryBlobStore(Path root) {
        this.blobs = root.resolve("blobs");
        // In the same file system: across two, a rename is no rename.
        this.incoming = new Spool(root.resolve("incoming"));
    }

    @Override
    public Blob put(InputStream content, Consumer<Blob> check) throws IOException {
        try (Spool.Spooled spooled = incoming.write(content)) {
            check.accept(spooled.blob());
            keep(spooled);
            return spooled.blob();
        }
    }

    /** Also over the same bytes: they are as if new then, and the sweep leaves them alone. */
    private void keep(Spool.Spooled spooled) throws StoreException {
        Path file = file(spooled.blob().digest());
        Path folder = file.getParent();
        try {
            Files.createDirectories(folder);
            Files.move(spooled.file(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (Path made = folder; made.startsWith(blobs); made = made.getParent()) {
                forceNames(made);
            }
        } catch (IOException unkept) {
            throw new StoreException("a blob cannot be kept in " + folder, unkept);
        }
    }

    /** A name is on disk when its folder is. */
    private static void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public InputStream open(Sha256 digest, long from) throws IOException {
        try {
            return Channels.newInputStream(
                    FileChannel.open(file(digest), StandardOpenOption.READ).position(from));
        } catch (NoSuchFileException missing) {
            throw new BlobMissingException(digest, missing);
        }
    }

    @Override
    public Listing list(String prefix, Sha256 after, Instant keptBefore, int most) throws IOException {
        incoming.removeOlderThan(keptBefore);
        List<Path> files = filesAfter(prefix, after, most);
        List<Sha256> old = new ArrayList<>();
        for (Path file : files) {
            if (isOlder(file, keptBefore)) {
                old.add(digest(file));
            }
        }
        return new Listing(old, files.size() < most ? null : digest(files.getLast()));
    }

    private List<Path> filesAfter(String prefix, Sha256 after, int most) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : sorted(blobs.resolve(prefix))) {
            for (Path file : sorted(folder)) {
                Sha256 digest = digest(file);
                if (digest != null && (after == null || digest.hex().compareTo(after.hex()) > 0)) {
                    found.add(file);
                }
                if (found.size() == most) {
                    return found;
                }
            }
        }
        return found;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(entries::add);
            }
        }
        entries.sort(null);
        return entries;
    }

    private static Sha256 digest(Path file) {
        return Sha256.ofHex(file.getFileName().toString());
    }

    private static boolean isOlder(Path file, Instant instant) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public void remove(Sha256 digest, Instant keptBefore) throws IOException {
        Path file = file(digest);
        if (isOlder(file, keptBefore)) {
            Files.deleteIfExists(file);
        }
    }

    /** A hash has digits alone: no path of somebody else's making comes near the disk. */
    private Path file(Sha256 digest) {
        String hex = digest.hex();
        return blobs.resolve(hex.substring(0, FAN))
                .resolve(hex.substring(FAN, 2 * FAN))
                .resolve(hex);
    }

    @Override
    public String toString() {
        return "directory " + blobs.getParent();
    }
}

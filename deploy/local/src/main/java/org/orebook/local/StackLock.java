package org.orebook.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by whoever starts or stops the processes of a folder; the system lets go of it however the holder ends. */
final class StackLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private StackLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or empty where somebody else, in this or another process, holds it. */
    static Optional<StackLock> tryLock(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel = open(folder);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new StackLock(channel, lock));
            }
        } catch (OverlappingFileLockException _) {
            // Another holder in this very process: closing the channel would let go of its lock too (POSIX).
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** Waits for the lock. */
    static StackLock lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel = open(folder);
        return new StackLock(channel, channel.lock());
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}

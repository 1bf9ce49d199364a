package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder under {@code tools} that is made once: whole, or not there. */
final class Tool {
    private Tool() {}

    /** Fills an empty folder. */
    interface Maker {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    /**
     * Makes the folder unless it is there. Two stacks that start at the same time make it once; a crash in the middle
     * leaves nothing that could be taken for the whole.
     */
    static void make(Path folder, Maker maker) throws IOException, InterruptedException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var locks = folder.resolveSibling(folder.getFileName() + ".making");
        try (var _ = StackLock.lock(locks)) {
            if (Files.isDirectory(folder)) {
                return;
            }
            var fresh = folder.resolveSibling(folder.getFileName() + ".new");
            Folders.delete(fresh);
            Files.createDirectories(fresh);
            maker.fill(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        Folders.delete(locks);
    }
}

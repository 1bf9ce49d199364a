package org.orebook.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks what Maven brought. */
final class Archives {
    private static final int OWNER_MAY_EXECUTE = 0b001_000_000;

    private Archives() {}

    /**
     * Unpacks a tar into an empty folder.
     *
     * @param skippedFolders how many leading folders of each name to leave out
     * @throws IOException also where an entry would land outside the folder
     */
    static void unpackTar(InputStream uncompressed, Path folder, int skippedFolders) throws IOException {
        var tar = new TarArchiveInputStream(new BufferedInputStream(uncompressed));
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() > skippedFolders && !name.toString().isEmpty()) {
                unpack(tar, entry, inside(folder, name.subpath(skippedFolders, name.getNameCount())));
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            Files.setPosixFilePermissions(target, executable(Files.getPosixFilePermissions(target)));
        }
    }

    private static Path inside(Path folder, Path name) throws IOException {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive holds a name that leads out of it: " + name);
        }
        return target;
    }

    private static Set<PosixFilePermission> executable(Set<PosixFilePermission> permissions) {
        var more = EnumSet.copyOf(permissions);
        more.add(PosixFilePermission.OWNER_EXECUTE);
        more.add(PosixFilePermission.GROUP_EXECUTE);
        more.add(PosixFilePermission.OTHERS_EXECUTE);
        return more;
    }
}

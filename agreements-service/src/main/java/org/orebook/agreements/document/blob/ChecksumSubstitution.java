package org.orebook.agreements.document.blob;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/**
 * Leaves Amazon's native checksums out of executables, which are linked whole: their library is not on the class path, and
 * on the JVM the SDK finds that out by itself and computes in Java. What it computes by that library alone nobody asks for.
 */
@TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider")
@SuppressWarnings("DoNotCallSuggester") // The SDK calls what it finds by that name.
final class ChecksumSubstitution {
    private ChecksumSubstitution() {}

    /** None, whereupon the SDK takes its own in Java. */
    @Substitute
    static SdkChecksum createCrtCrc32C() {
        return null;
    }

    @Substitute
    static SdkChecksum crc64NvmeCrtImplementation() {
        throw new UnsupportedOperationException("CRC-64/NVME needs Amazon's native library, which is not there");
    }

    @Substitute
    static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
        throw new UnsupportedOperationException("xxHash needs Amazon's native library, which is not there");
    }
}

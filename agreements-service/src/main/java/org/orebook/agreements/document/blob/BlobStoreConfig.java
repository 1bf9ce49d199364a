package org.orebook.agreements.document.blob;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of documents are kept. */
@ConfigMapping(prefix = "orebook.documents")
interface BlobStoreConfig {

    /** In a directory or in a bucket. */
    @WithDefault("directory")
    Kind store();

    /** The directory; a relative one lies in the folder that the service was started in. */
    @WithDefault("documents")
    Path directory();

    S3 s3();

    /** The kinds of stores. */
    enum Kind {
        DIRECTORY,
        S3
    }

    /**
     * A bucket of a store that speaks S3. Its key and secret come from where the AWS SDK looks for them: the environment
     * ({@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}), a profile, or the machine's or pod's own role.
     */
    interface S3 {
        /** Needed where the store is one. */
        Optional<String> bucket();

        @WithDefault("us-east-1")
        String region();

        /** Of a store other than Amazon's. */
        Optional<URI> endpoint();

        /** Whether the bucket stands in the path instead of the host name, as stores of one's own mostly want it. */
        @WithDefault("false")
        boolean pathStyle();
    }
}

package org.orebook.agreements.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the feed is kept, and how much of this process its readers may have. */
@ConfigMapping(prefix = "orebook.feed")
public interface FeedConfig {

    /** How long an entry is kept: a client that was away for longer has to read anew. */
    @WithDefault("7D")
    Duration retention();

    /** How long a stream is quiet before it says that it is there. Less than what any proxy on the way puts up with. */
    @WithDefault("15S")
    Duration heartbeat();

    /** How long clients are asked to wait before they connect again. */
    @WithDefault("3S")
    Duration retry();

    /** How long a stream lasts at most, where the token holds longer. */
    @WithDefault("1H")
    Duration lifetime();

    /** Entries that are read at once: what a stream holds at most for a client that is slow to take them. */
    @WithDefault("50")
    int page();

    /** Streams of this process. */
    @WithDefault("500")
    int streams();

    /** Streams of one caller in this process. */
    @WithDefault("10")
    int streamsPerCaller();
}

package org.orebook.agreements.messaging;

import jakarta.inject.Singleton;

/** Hears a topic as a read model does: whatever comes. */
@Singleton
class VersionedMessages extends NotedMessages {

    static final String TOPIC = "test.versions";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public boolean isVersioned() {
        return true;
    }
}

/** What every metric is labelled with, and the buckets of latencies, so that all replicas of all can be put together. */
package org.orebook.common.telemetry;

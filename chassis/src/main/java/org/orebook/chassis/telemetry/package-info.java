/** What every service says of itself: which traces are sampled, and what its metrics are labelled with. */
package org.orebook.chassis.telemetry;

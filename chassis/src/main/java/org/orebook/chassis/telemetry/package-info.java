/** What every service settles about telemetry besides what it has in common with the gateway: which traces are sampled. */
package org.orebook.chassis.telemetry;

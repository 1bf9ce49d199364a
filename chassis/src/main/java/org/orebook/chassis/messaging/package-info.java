/**
 * Messages between services: what a change has to say goes into the outbox in the transaction of the change, a relay sends
 * it, and the other side takes it in so that each has effect once.
 */
package org.orebook.chassis.messaging;

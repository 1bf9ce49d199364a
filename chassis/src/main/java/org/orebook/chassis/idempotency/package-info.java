/** Idempotency keys: a POST that is sent again is answered again and done once. */
package org.orebook.chassis.idempotency;

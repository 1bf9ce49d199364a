/** How much of a request is read. */
package org.orebook.chassis.limit;

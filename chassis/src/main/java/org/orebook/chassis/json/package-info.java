/** How JSON is read: strictly, so that a mistake is answered and never half understood. */
package org.orebook.chassis.json;

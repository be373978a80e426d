import { z } from 'zod';

export const RoleInput = z.enum(['owner', 'admin', 'member', 'viewer'], 'choose owner, admin, member or viewer');

import { calleesOf } from './forms/variables.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Methods of tensors, arrays and lists that change nothing and draw nothing. */
const METHODS = words(
  'item detach cpu numpy tolist float double int long type mean sum std var min max argmin argmax abs sqrt pow exp log norm ' +
    'size dim numel squeeze unsqueeze flatten ravel view reshape t transpose permute clone copy contiguous astype round all any ' +
    'format join split strip upper lower ljust rjust items keys values get count index parameters named_parameters state_dict ' +
    'children named_children modules strftime set_description set_postfix set_postfix_str refresh dot matmul mm head describe info',
)

/** Functions of torch and of NumPy of which that is true as well. */
const FUNCTIONS = words(
  'tensor Tensor FloatTensor as_tensor from_numpy zeros ones empty full linspace arange array asarray zeros_like ones_like ' +
    'mean sum std var min max abs sqrt pow exp log matmul mm dot cat stack concatenate squeeze unsqueeze reshape allclose ' +
    'isnan isfinite isinf equal round where sort argsort argmin argmax no_grad inference_mode float32 float64 ' +
    'MSELoss L1Loss SmoothL1Loss HuberLoss mse_loss l1_loss smooth_l1_loss huber_loss meshgrid is_available polyfit corrcoef ' +
    'set_printoptions hstack vstack square absolute',
)

const BUILT_IN = words(
  'print len range zip enumerate round abs min max sum float int str bool list tuple dict set sorted isinstance type format repr ' +
    'reversed any all display rows_of_data',
)

/** Modules of which nothing reaches PyTorch: what is drawn there is a picture. */
const BESIDE = /^(?:matplotlib|seaborn|time|math|datetime|warnings|IPython|logging|json|pprint)\b/

const DRAWS = /rand|seed|step|backward|zero_|choice|normal|shuffle|permutation|exec|eval/

/**
 * Whether a statement or an expression changes nothing that a run depends on and draws nothing, names that it gives a value aside.
 * @param own names of functions of the script of which that is known
 */
export function isPure(text: string, own: ReadonlySet<string> = NONE): boolean {
  if (/:=|\blambda\b|\byield\b|\bawait\b|\bdel\b/.test(text)) return false
  // What a module is made into stays so; a tensor is another one.
  if (/^model\.(?:double|half|long|int|type)\(/.test(text)) return false
  return calleesOf(text).every((callee) => isPureCall(callee, own))
}

const NONE: ReadonlySet<string> = new Set()

function isPureCall(callee: string, own: ReadonlySet<string>): boolean {
  const last = callee.slice(callee.lastIndexOf('.') + 1)
  if (BESIDE.test(callee)) return !DRAWS.test(callee)
  if (/^(?:torch|numpy)\./.test(callee)) return FUNCTIONS.has(last)
  if (callee.startsWith('sklearn.metrics.')) return true
  if (!callee.includes('.'))
    return BUILT_IN.has(callee) || callee === 'model' || callee === 'criterion' || own.has(callee)
  return METHODS.has(last)
}
